/**
 * The formats that the worker reads: a name that is the same in every language, the endings of such files, and media types
 * by which a phone's file dialog finds them. The content decides later what a file is.
 * @type {{ name: string, endings: string[], types?: string[] }[]}
 */
export const FORMATS = [
  { name: 'EPUB', endings: ['epub'], types: ['application/epub+zip'] },
  { name: 'FB2', endings: ['fb2'] },
  { name: 'DOCX', endings: ['docx'], types: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'] },
  { name: 'ODT', endings: ['odt'], types: ['application/vnd.oasis.opendocument.text'] },
  { name: 'HTML', endings: ['html', 'htm', 'xhtml', 'mht', 'mhtml'], types: ['text/html'] },
  { name: 'Markdown', endings: ['md', 'markdown'], types: ['text/markdown'] },
  { name: 'TXT', endings: ['txt', 'text'], types: ['text/plain'] },
  { name: 'SRT', endings: ['srt'] },
  { name: 'VTT', endings: ['vtt'] },
  { name: 'ASS', endings: ['ass', 'ssa'] },
  { name: 'CBZ', endings: ['cbz'] },
  { name: 'ZIP', endings: ['zip'], types: ['application/zip'] },
];

const endings = FORMATS.flatMap((format) => format.endings);

/** What the file dialog offers. */
export const ACCEPTED = [...endings.map((ending) => `.${ending}`), ...FORMATS.flatMap((format) => format.types ?? [])].join();

/** The ending that a title does not keep; `pdf` is left over from a conversion. */
export const ENDING = new RegExp(`(?:\\.fb2)?\\.(?:${[...endings, 'pdf'].join('|')})$`, 'i');

/** All names, for people. */
export const FORMAT_NAMES = FORMATS.map((format) => format.name).join(', ');
