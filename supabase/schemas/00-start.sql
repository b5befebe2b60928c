-- The database of Intelligent Reader: books, the queue that turns an EPUB into a readable bundle, reading progress, words.
--
-- Apply it to an empty Supabase project, to the local stack, or over the older schema of the field; a second run changes
-- nothing. What is promised, and the test that shows each promise: docs/job-states.md. Why the number of an attempt is the
-- fence against late workers: docs/decisions/0003-attempts-fence-late-workers.md.
--
--    10  Tables as browsers and older workers know them      60  Attempts
--    15  Rules of an older schema                            62  Rows that cannot be written
--    20  Columns and tables of the queue                     64  Upkeep
--    25  Failure codes                                       66  Claims
--    30  Rows that an older schema left behind               68  Arguments and times
--    40  Limits                                              70  Functions for workers
--    45  Indexes                                             75  Functions for operators
--    50  Accounts and the statements of one user             78  What others than workers may do and should not
--    52  Rules for what a browser may change in jobs         80  The three functions of older workers
--    54  Books follow their jobs                             85  What rows no longer name
--    56  Rules for what a browser may change in books        90  Who may do what
--
-- schema.sql is made of the files of supabase/schemas, which are numbered like its sections: change those, then run
--
--    cat supabase/schemas/*.sql >supabase/schema.sql
--
-- House rules: every column is qualified (a parameter may carry a column's name), every function starts from an empty
-- search_path, every UPDATE has a WHERE (hosted projects refuse one without), the time is the database's clock. What a claim
-- runs is PL/pgSQL, which keeps its plans; a function in SQL is planned again at each call.

begin;

create schema if not exists private;

