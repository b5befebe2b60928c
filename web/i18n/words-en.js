/** What the card of a word says. */
export default {
  'word.card': 'Word', 'word.dictionaryForm': 'Dictionary form', 'word.from.ruby': 'printed in the book here', 'word.from.book': 'printed in the book elsewhere',
  'word.from.dictionary': 'by dictionary', 'word.pos': 'Part of speech', 'word.inflection': 'Form', 'word.base': 'from {base}', 'word.accent': 'Pitch accent {accent}', 'word.count': 'In the book {book} · in this chapter {chapter}',
  'word.countChapter': 'In this chapter {chapter}', 'word.copy': 'Copy', 'word.copied': 'Copied', 'word.notCopied': 'This browser did not let the page copy. Select the text instead.', 'word.first': 'First in', 'word.speak': 'Read aloud', 'word.previous': 'Previous word', 'word.next': 'Next word',
  'word.meaning': 'Meaning', 'word.common': 'common', 'word.source': '{source}, {licence}', 'word.state': 'I know this word',
  'state.new': 'New', 'state.learning': 'Learning', 'state.known': 'Known', 'state.ignored': 'Ignore', 'word.notStored': 'The state of “{word}” was not stored: {reason}',
  'difficulty.easy': 'easy', 'difficulty.medium': 'medium', 'difficulty.hard': 'hard',
  'pos.NOUN': 'noun', 'pos.PROPN': 'name', 'pos.VERB': 'verb', 'pos.ADJ': 'adjective', 'pos.ADV': 'adverb', 'pos.PRON': 'pronoun', 'pos.NUM': 'number', 'pos.ADP': 'particle', 'pos.PART': 'particle',
  'pos.AUX': 'auxiliary', 'pos.SCONJ': 'conjunction', 'pos.CCONJ': 'conjunction', 'pos.DET': 'determiner', 'pos.INTJ': 'interjection', 'pos.SYM': 'symbol', 'pos.X': 'other',
  'step.passive': 'passive or potential', 'step.causative': 'causative', 'step.potential': 'potential', 'step.negative': 'negative', 'step.past': 'past',
  'step.te-form': 'te-form', 'step.progressive': 'ongoing or state', 'step.completive': 'completely, regrettably', 'step.attempt': 'try doing', 'step.preparatory': 'in advance',
  'step.resultative': 'has been done', 'step.coming': 'come to', 'step.going': 'go on', 'step.giving': 'do for somebody', 'step.receiving': 'have somebody do',
  'step.wish': 'want somebody to do', 'step.desiderative': 'want to', 'step.volitional': 'let us, I will', 'step.presumptive': 'probably', 'step.conditional-ba': 'if (ba)',
  'step.conditional-tara': 'if, when (tara)', 'step.polite': 'polite', 'step.imperative': 'imperative', 'step.appearance': 'looks like', 'step.conjecture': 'apparently',
  'step.copula': 'is', 'step.negative-volitional': 'will not, probably not', 'step.representative': 'doing things like (tari)', 'step.simultaneous': 'while doing', 'step.continuative': 'continuing form',
  'step.adverbial': 'adverbial form', 'step.classical-negative': 'negative (classical)', 'step.classical-past': 'past (classical)', 'step.classical-perfect': 'perfect (classical)', 'step.classical-volitional': 'will, would (classical)',
  'step.classical-conjecture': 'seems (classical)', 'step.classical-obligation': 'should (classical)',
};
