package org.intelligentreader.bench.measure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/// A picture of curves below each other over one logarithmic axis; each panel starts at zero, so
/// that flat looks flat.
public final class Chart {
  private static final int WIDTH = 900;
  private static final int PANEL = 300;
  private static final int LEFT = 80;
  private static final int RIGHT = 40;
  private static final int TOP = 50;
  private static final int BOTTOM = 50;

  /// The points of one panel.
  public static final class Curve {
    private final String title;
    private final List<double[]> points = new ArrayList<>();

    public Curve(String title) {
      this.title = title;
    }

    public void add(double x, double y) {
      points.add(new double[] {x, y});
    }

    private double top() {
      return points.stream().mapToDouble(point -> point[1]).max().orElse(1) * 1.25;
    }
  }

  private Chart() {}

  public static void write(Path file, String axis, List<Curve> curves) throws IOException {
    System.setProperty("java.awt.headless", "true");
    var image = new BufferedImage(WIDTH, PANEL * curves.size(), BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, WIDTH, PANEL * curves.size());
    for (var i = 0; i < curves.size(); i++) {
      panel(graphics, i * PANEL, axis, curves.get(i));
    }
    graphics.dispose();
    ImageIO.write(image, "png", file.toFile());
  }

  private static void panel(Graphics2D graphics, int y0, String axis, Curve curve) {
    var bottom = y0 + PANEL - BOTTOM;
    graphics.setColor(Color.DARK_GRAY);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 15));
    graphics.drawString(curve.title, LEFT, y0 + 30);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    graphics.drawString(axis, WIDTH - RIGHT - 110, bottom + 38);
    for (var i = 0; i <= 4; i++) {
      var y = bottom - i * (PANEL - TOP - BOTTOM) / 4;
      graphics.setColor(Color.LIGHT_GRAY);
      graphics.drawLine(LEFT, y, WIDTH - RIGHT, y);
      graphics.setColor(Color.DARK_GRAY);
      graphics.drawString(number(curve.top() * i / 4), LEFT - 60, y + 4);
    }
    line(graphics, bottom, curve);
  }

  private static void line(Graphics2D graphics, int bottom, Curve curve) {
    var first = Math.log(curve.points.getFirst()[0]);
    var last = Math.log(curve.points.getLast()[0]);
    var path = new Path2D.Double();
    graphics.setStroke(new BasicStroke(2));
    for (var point : curve.points) {
      var share = last > first ? (Math.log(point[0]) - first) / (last - first) : 0;
      var x = LEFT + share * (WIDTH - LEFT - RIGHT);
      var y = bottom - point[1] / curve.top() * (PANEL - TOP - BOTTOM);
      if (path.getCurrentPoint() == null) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
      graphics.setColor(new Color(0x1f5f99));
      graphics.fill(new Ellipse2D.Double(x - 4, y - 4, 8, 8));
      graphics.setColor(Color.DARK_GRAY);
      graphics.drawString(number(point[1]), (int) x - 12, (int) y - 10);
      graphics.drawString(String.format(Locale.ROOT, "%,.0f", point[0]), (int) x - 12, bottom + 18);
    }
    graphics.setColor(new Color(0x1f5f99));
    graphics.draw(path);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%,.0f", value);
  }
}
