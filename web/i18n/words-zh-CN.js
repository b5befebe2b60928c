/** 单词卡片上的文字。 */
export default {
  'word.card': '单词', 'word.dictionaryForm': '词典形', 'word.from.ruby': '此处书中注音', 'word.from.book': '书中别处注音',
  'word.from.dictionary': '据词典', 'word.pos': '词性', 'word.inflection': '词形', 'word.base': '来自 {base}', 'word.accent': '声调 {accent}', 'word.count': '全书 {book} 次 · 本章 {chapter} 次',
  'word.countChapter': '本章 {chapter} 次', 'word.copy': '复制', 'word.copied': '已复制', 'word.notCopied': '浏览器不允许复制。请选中文字再复制。', 'word.first': '首次出现：', 'word.speak': '朗读', 'word.previous': '上一个词', 'word.next': '下一个词',
  'word.meaning': '释义', 'word.common': '常用', 'word.source': '{source}，{licence}', 'word.state': '我认识这个词吗',
  'state.new': '生词', 'state.learning': '在学', 'state.known': '认识', 'state.ignored': '忽略', 'word.notStored': '“{word}”的状态没有保存：{reason}',
  'difficulty.easy': '容易', 'difficulty.medium': '中等', 'difficulty.hard': '较难',
  'pos.NOUN': '名词', 'pos.PROPN': '专有名词', 'pos.VERB': '动词', 'pos.ADJ': '形容词', 'pos.ADV': '副词', 'pos.PRON': '代词', 'pos.NUM': '数词', 'pos.ADP': '助词', 'pos.PART': '助词',
  'pos.AUX': '助动词', 'pos.SCONJ': '接续助词', 'pos.CCONJ': '连词', 'pos.DET': '连体词', 'pos.INTJ': '感叹词', 'pos.SYM': '符号', 'pos.X': '其他',
  'step.passive': '被动或可能', 'step.causative': '使役', 'step.potential': '可能', 'step.negative': '否定', 'step.past': '过去',
  'step.te-form': 'て形', 'step.progressive': '进行或持续', 'step.completive': '完了、遗憾', 'step.attempt': '尝试', 'step.preparatory': '事先',
  'step.resultative': '结果状态', 'step.coming': '逐渐、过来', 'step.going': '逐渐、下去', 'step.giving': '为人做', 'step.receiving': '请人做',
  'step.wish': '希望别人做', 'step.desiderative': '愿望', 'step.volitional': '意志', 'step.presumptive': '推量', 'step.conditional-ba': '假定（ば）',
  'step.conditional-tara': '假定（たら）', 'step.polite': '敬体', 'step.imperative': '命令', 'step.appearance': '样态', 'step.conjecture': '推测',
  'step.copula': '判断', 'step.negative-volitional': '否定意志、推量', 'step.representative': '列举（たり）', 'step.simultaneous': '同时（ながら、つつ）', 'step.continuative': '连用形',
  'step.adverbial': '副词形', 'step.classical-negative': '否定（文语）', 'step.classical-past': '过去（文语）', 'step.classical-perfect': '完了（文语）', 'step.classical-volitional': '意志、推量（文语）',
  'step.classical-conjecture': '推测（文语）', 'step.classical-obligation': '当然（文语）',
};
