/** Forms of English words, for one that a book does not have: pure, no page. */

/** The lines of the worker's `irregular-forms.txt`: a part of speech, the dictionary form, other forms; or adjectives to compare. */
export const IRREGULAR = `
VERB,AUX be am is are was were been being 'm 're
VERB,AUX have has had having
VERB,AUX do does did done doing
VERB go goes went gone
VERB arise arose arisen
VERB awake awoke awoken
VERB bear borne
VERB beat beaten
VERB become became
VERB begin began begun beginning
VERB bend bent
VERB beseech besought
VERB bid bade bidden
VERB bind bound
VERB bite bit bitten
VERB bleed bled
VERB blow blew blown
VERB break broke broken
VERB breed bred
VERB bring brought
VERB build built
VERB burn burnt
VERB buy bought
VERB catch caught
VERB choose chose chosen
VERB cling clung
VERB come came
VERB creep crept
VERB deal dealt
VERB die died dying dies
VERB dig dug digging
VERB draw drew drawn
VERB dream dreamt
VERB drink drank drunk
VERB drive drove driven
VERB dwell dwelt
VERB eat ate eaten
VERB fall fell fallen
VERB feed fed
VERB feel felt
VERB fight fought
VERB find found
VERB flee fled
VERB fling flung
VERB fly flew flown
VERB forbear forbore forborne
VERB forbid forbade forbidden
VERB foresee foresaw foreseen
VERB forget forgot forgotten
VERB forgive forgave forgiven
VERB forsake forsook forsaken
VERB freeze froze frozen
VERB get got gotten getting
VERB give gave given
VERB grind ground
VERB grow grew grown
VERB hang hung
VERB hear heard
VERB hide hid hidden
VERB hold held
VERB keep kept
VERB kneel knelt
VERB know knew known
VERB lead led
VERB lean leant
VERB leap leapt
VERB learn learnt
VERB leave left
VERB lend lent
VERB lie lain lying
VERB light lit
VERB lose lost
VERB make made
VERB mean meant
VERB meet met
VERB mistake mistook mistaken
VERB overcome overcame
VERB overhear overheard
VERB overtake overtook overtaken
VERB partake partook partaken
VERB pay paid
VERB plead pled
VERB ride rode ridden
VERB ring rang rung
VERB rise rose risen
VERB run ran running
VERB say said
VERB see saw seen
VERB seek sought
VERB sell sold
VERB send sent
VERB sew sewn
VERB shake shook shaken
VERB shear shorn
VERB shine shone
VERB shoot shot
VERB show shown
VERB shrink shrank shrunk
VERB sing sang sung
VERB sink sank sunk
VERB sit sat sitting
VERB slay slew slain
VERB sleep slept
VERB slide slid
VERB sling slung
VERB slink slunk
VERB smell smelt
VERB smite smote smitten
VERB sow sown
VERB speak spoke spoken spake
VERB speed sped
VERB spell spelt
VERB spend spent
VERB spill spilt
VERB spin spun
VERB spit spat
VERB spoil spoilt
VERB spring sprang sprung
VERB stand stood
VERB steal stole stolen
VERB stick stuck
VERB sting stung
VERB stink stank stunk
VERB stride strode stridden
VERB strike struck stricken
VERB string strung
VERB strive strove striven
VERB swear swore sworn
VERB sweep swept
VERB swell swollen
VERB swim swam swum swimming
VERB swing swung
VERB take took taken
VERB teach taught
VERB tear tore torn
VERB tell told
VERB think thought
VERB thrive throve
VERB throw threw thrown
VERB tie tied tying ties
VERB tread trod trodden
VERB undergo underwent undergone
VERB understand understood
VERB undertake undertook undertaken
VERB undo undid undone
VERB uphold upheld
VERB wake woke woken
VERB wear wore worn
VERB weave wove woven
VERB weep wept
VERB win won winning
VERB withdraw withdrew withdrawn
VERB withhold withheld
VERB withstand withstood
VERB wring wrung
VERB write wrote written
AUX will 'll
NOUN child children
NOUN man men
NOUN woman women
NOUN gentleman gentlemen
NOUN foot feet
NOUN tooth teeth
NOUN goose geese
NOUN mouse mice
NOUN louse lice
NOUN ox oxen
NOUN brother brethren
NOUN penny pence
NOUN die dice
NOUN calf calves
NOUN elf elves
NOUN half halves
NOUN hoof hooves
NOUN knife knives
NOUN leaf leaves
NOUN life lives
NOUN loaf loaves
NOUN scarf scarves
NOUN self selves
NOUN sheaf sheaves
NOUN shelf shelves
NOUN thief thieves
NOUN wharf wharves
NOUN wife wives
NOUN wolf wolves
NOUN axe axes
NOUN analysis analyses
NOUN crisis crises
NOUN oasis oases
NOUN thesis theses
NOUN cactus cacti
NOUN stimulus stimuli
NOUN criterion criteria
NOUN phenomenon phenomena
NOUN series
NOUN species
NOUN news
NOUN means
ADJ,ADV good better best
ADJ,ADV bad worse worst
ADJ,ADV far farther farthest further furthest
ADV well
ADJ big bigger biggest
ADJ hot hotter hottest
ADJ fat fatter fattest
ADJ thin thinner thinnest
ADJ wet wetter wettest
ADJ sad sadder saddest
ADJ,ADV early earlier earliest
ADJ happy happier happiest
ADJ heavy heavier heaviest
ADJ easy easier easiest
ADJ dry drier driest
compared bold brave bright broad calm cheap clean clear close cold cool damp dark dear deep dense dull fair faint fast
compared few fierce fine firm flat fresh full gentle grand grave great green hard harsh high humble keen kind large late
compared light long loose loud low meek mild near neat new nice noble old pale plain pleasant poor proud quick quiet rare
compared rich ripe rough safe sharp short sick simple slight slow small smart smooth soft sore sound sour steep stern stiff
compared still stout strange strict strong sweet swift tall tender thick tight tough vague warm weak white wide wild wise
compared young
`.trim();

/** @type {Map<string, string[]> | undefined} */
let irregular;

function irregulars() {
  irregular ??= new Map();
  for (const [kind, lemma, ...forms] of IRREGULAR.split('\n').map((line) => line.split(' '))) {
    if (kind !== 'compared') forms.forEach((form) => irregular?.set(form, [...irregular.get(form) ?? [], lemma]));
  }
  return irregular;
}

const ENDINGS = [['s', ''], ['es', ''], ['ies', 'y'], ['ves', 'f'], ['ves', 'fe'], ['ed', ''], ['ed', 'e'], ['ied', 'y'], ['ing', ''], ['ing', 'e'], ['ying', 'ie'], [
  'er',
  '',
], ['er', 'e'], ['ier', 'y'], ['est', ''], ['est', 'e'], ['iest', 'y'], ["'s", ''], ["s'", ''], ["n't", '']];
/** Before these a stem has a vowel, as that of "thing" has not. */
const OF_STEMS = /^(i?e[dr]|ing|i?est)$/;
const DOUBLED = /([bdfgklmnprstvz])\1$/;
/** Shorter ones than this are words by themselves: "is" has no stem. */
const STEM = 2;

/** The dictionary forms that a form may belong to. Most of them are guesses that do not exist as words. @param {string} form in small letters */
export function fromEnglish(form) {
  const found = [...irregulars().get(form) ?? []];
  for (const [ending, end] of ENDINGS) {
    const stem = form.slice(0, -ending.length);
    if (!form.endsWith(ending) || stem.length < STEM || (OF_STEMS.test(ending) && !/[aeiouy]/.test(stem)) || (end === 'e' && stem.endsWith('e'))) continue;
    found.push(stem + end);
    if (OF_STEMS.test(ending) && !end && DOUBLED.test(stem)) found.push(stem.slice(0, -1));
  }
  return found;
}
