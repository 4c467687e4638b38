"""Drawing words on top of Skia: a `Layer` records vector pictures in scene units (picture height 1, centre at the origin, y down)."""
import numpy as np
import skia

Rect = skia.Rect


def colour4(c, alpha=1.0):
    return skia.Color4f(float(c[0]), float(c[1]), float(c[2]), float(alpha))


class Layer:
    """One plane of the multiplane camera at a depth: 0 infinitely far, 1 where the subject stands, above 1 nearer than the subject."""

    def __init__(self, depth, light):
        self.depth, self.light = depth, light
        self._recorder = skia.PictureRecorder()
        self.canvas = self._recorder.beginRecording(Rect.MakeLTRB(-3, -2, 3, 2))

    def finish(self):
        self.picture = self._recorder.finishRecordingAsPicture()
        return self

    def paint(self, local, alpha=1.0, shade=0.0, emit=False):
        c = np.clip(np.asarray(local, np.float32), 0, 1) if emit else self.light.on(local, self.depth, shade)
        return skia.Paint(AntiAlias=True, Color4f=colour4(c, alpha))

    def fade(self, local, top, bottom, shades=(-.12, .16), alphas=(1, 1), emit=False):
        """A vertical gradient: `shades` at top and bottom."""
        if emit:
            a = b = np.asarray(local, np.float32)
        else:
            a, b = (self.light.on(local, self.depth, s) for s in shades)
        shader = skia.GradientShader.MakeLinear([(0, top), (0, bottom)], [colour4(a, alphas[0]).toColor(), colour4(b, alphas[1]).toColor()])
        return skia.Paint(AntiAlias=True, Shader=shader)

    def rect(self, x, y, w, h, paint, r=0.0):
        if r:
            self.canvas.drawRoundRect(Rect.MakeXYWH(x, y, w, h), r, r, paint)
        else:
            self.canvas.drawRect(Rect.MakeXYWH(x, y, w, h), paint)

    def oval(self, x, y, rx, ry, paint):
        self.canvas.drawOval(Rect.MakeLTRB(x - rx, y - ry, x + rx, y + ry), paint)

    def poly(self, points, paint, close=True):
        path = skia.PathBuilder() if hasattr(skia, 'PathBuilder') else skia.Path()
        path.moveTo(*map(float, points[0]))
        for p in points[1:]:
            path.lineTo(*map(float, p))
        if close:
            path.close()
        self.canvas.drawPath(path.detach() if hasattr(path, 'detach') else path, paint)

    def line(self, points, width, paint):
        paint = skia.Paint(paint)
        paint.setStyle(skia.Paint.kStroke_Style)
        paint.setStrokeWidth(width)
        paint.setStrokeCap(skia.Paint.kRound_Cap)
        self.poly(points, paint, close=False)

    def glow(self, x, y, radius, colour, strength=.8, squash=1.0):
        c = np.asarray(colour, np.float32)
        stops = [colour4(c, strength * k).toColor() for k in (1, .42, .12, 0)]
        shader = skia.GradientShader.MakeRadial((0, 0), radius, stops, [0, .3, .62, 1])
        self.canvas.save()
        self.canvas.translate(x, y)
        self.canvas.scale(1, squash)
        self.canvas.drawCircle(0, 0, radius, skia.Paint(AntiAlias=True, Shader=shader, BlendMode=skia.BlendMode.kPlus if strength < .35 else skia.BlendMode.kSrcOver))
        self.canvas.restore()

    def ridge(self, xs, ys, paint, bottom=1.6):
        """A silhouette: everything below the curve."""
        self.poly([(xs[0], bottom), *zip(xs, ys), (xs[-1], bottom)], paint)


def curve(rng, base, height, roughness=3, x0=-1.9, x1=1.9, n=90, sharp=False):
    """A smooth (or jagged) random skyline around `base`, rising at most `height` above it."""
    xs = np.linspace(x0, x1, n)
    ys = np.zeros(n)
    for octave in range(roughness):
        frequency = (1.3 + rng.random() * .9) * 2 ** octave
        wave = np.sin(xs * frequency * np.pi + rng.random() * 7)
        if sharp:
            wave = 2 * np.abs((xs * frequency * .5 + rng.random() * 7) % 1 * 2 - 1) - 1
        ys += wave / 2 ** (octave * (1.0 if sharp else 1.25))
    ys = (ys - ys.min()) / (np.ptp(ys) + 1e-6)
    return xs, base - ys * height
