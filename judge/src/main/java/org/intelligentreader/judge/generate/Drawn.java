package org.intelligentreader.judge.generate;

/// Formulas and drawings with words.
final class Drawn {
  private final Dice dice;
  private final Words words;

  Drawn(Dice dice, Words words) {
    this.dice = dice;
    this.words = words;
  }

  String formula() {
    var attributes = dice.one("", " display=\"block\"", " alttext=\"x is a half\"");
    return "<p>%s <math xmlns=\"http://www.w3.org/1998/Math/MathML\"%s>%s</math> %s</p>"
        .formatted(words.word(), attributes, signs(), words.word());
  }

  private String signs() {
    return dice.one(
        "<mi>x</mi><mo>=</mo><mfrac><mn>1</mn><mn>2</mn></mfrac>",
        "<msup><mi>a</mi><mn>2</mn></msup><mo>+</mo><msub><mi>b</mi><mi>i</mi></msub>",
        "<msqrt><mrow><mi>n</mi><mo>−</mo><mn>1</mn></mrow></msqrt>",
        "<munderover><mo>∑</mo><mrow><mi>k</mi><mo>=</mo><mn>0</mn></mrow><mi>n</mi></munderover>",
        "<mrow><mtext>if </mtext><mi>y</mi><mo>&lt;</mo><mn>3</mn></mrow>",
        "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr></mtable>",
        "<semantics><mi>z</mi><annotation encoding=\"application/x-tex\">\\zeta</annotation>"
            + "</semantics>");
  }

  String drawing() {
    return dice.one("<div>%s</div>", "<p>%s</p>", "<figure>%s</figure>")
        .formatted(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 200 80\" width=\"200\">"
                + dice.one("", "<title>drawing</title>", "<desc>a drawing</desc>")
                + lettering()
                + "</svg>");
  }

  private String lettering() {
    var one = words.word();
    var two = words.word();
    return dice.one(
        "<text x=\"0\" y=\"20\">%s</text><text x=\"0\" y=\"40\">%s</text>".formatted(one, two),
        "<text x=\"0\" y=\"20\"><tspan>%s</tspan> <tspan>%s</tspan></text>".formatted(one, two),
        "<g><text y=\"20\">%s<tspan x=\"0\" dy=\"20\">%s</tspan></text></g>".formatted(one, two),
        "<rect width=\"4\" height=\"4\"/><text x=\"9\" y=\"20\">%s %s</text>".formatted(one, two));
  }
}
