"""One scene: a place under a light with subjects in it, and pictures of it from any camera at any size.

`Scene.shoot` gives, for a camera: `rgb` the finished picture, `plate` the same without the subject (its shadow stays), `guide` the
unlit sprites alone (RGBA, premultiplied) and `disparity` the depth of what each pixel shows, 0 far to 1.4 near.
"""
import zlib

import numpy as np
import skia
import outdoors
import rooms
import waters
from camera import Camera
from draw import Layer, colour4
from light import GRADES, COLOURS, TIMES, WEATHERS, Light, grade, mix, rgb

PLACES = {
    'city': outdoors.city, 'village': outdoors.village, 'home': rooms.home, 'cafe': rooms.cafe, 'shop': rooms.shop,
    'workplace': rooms.workplace, 'studio': rooms.studio, 'vehicle': rooms.vehicle, 'forest': outdoors.forest, 'park': outdoors.park,
    'field': outdoors.field, 'mountain': outdoors.mountain, 'desert': outdoors.desert, 'snowfield': outdoors.snowfield,
    'beach': waters.beach, 'sea': waters.sea, 'lake': waters.lake, 'underwater': waters.underwater, 'sky': waters.sky, 'space': waters.space,
}
INSIDE = ('home', 'cafe', 'shop', 'workplace', 'studio', 'vehicle')
# Each place is one of a few stages, whose layout is always the same; hour, weather, palette, camera and cast are what varies. A network of
# this size learns stages sharply where it only learned an average of endless ones.
LAYOUTS = 4
SIZES = {'extreme-wide': .13, 'wide': .22, 'medium': .36, 'close-up': .56, 'extreme-close-up': .78}
MAX_DISPARITY = 1.4


def choose(rng, options, weights=None):
    w = None if weights is None else np.asarray(weights, np.float64) / np.sum(weights)
    return options[rng.choice(len(options), p=w)]


class Scene:
    def __init__(self, rng, aspect, sprites, place=None, time=None, weather=None, palette=None, subjects=None, shot=None, position=None, angle=None, layout=None):
        self.rng, self.aspect = rng, aspect
        self.place = place or choose(rng, list(PLACES))
        self.time = time or choose(rng, TIMES)
        self.weather = weather or choose(rng, WEATHERS, [5, 2, 2.2, 1.2, 1.8, 1.6, .8])
        if palette is None:
            palette = [] if rng.random() < .72 else [choose(rng, list(COLOURS) + GRADES)]
        self.palette = palette
        self.shot = shot or choose(rng, list(SIZES), [.6, 2, 3.2, 2, .7])
        self.position = position or choose(rng, ['left', 'centre', 'right'], [1, 2.2, 1])
        self.angle = angle or choose(rng, ['eye-level', 'low', 'high'], [4, 1, 1])
        self.layout = int(rng.integers(LAYOUTS)) if layout is None else layout
        stage = np.random.default_rng([zlib.crc32(self.place.encode()), self.layout])
        light = self.light = Light(self.time, self.weather, stage)
        horizon = (.04 if self.angle == 'eye-level' else .13 if self.angle == 'low' else -.07) + stage.uniform(-.035, .035)
        if aspect > 1.2:
            horizon += .03
        self.behind, self.front, self.ground_y, self.surface = PLACES[self.place](light, stage, horizon, .5625)  # one layout for all formats: wider ones see more of it
        self.behind.sort(key=lambda layer: layer.depth)
        self.subjects = self._cast(sprites, subjects)

    def _cast(self, sprites, count):
        rng = self.rng
        n = choose(rng, [0, 1, 2, 3], [1.4, 7, 1.2, .5]) if count is None else count
        size = SIZES[self.shot] * rng.uniform(.9, 1.12) * (min(1.0, .55 + .6 * self.aspect) if self.aspect < .9 else 1)
        anchor = {'left': -.24, 'centre': 0, 'right': .24}[self.position] * self.aspect + rng.uniform(-.03, .03) * self.aspect
        cast = []
        for i in range(n):
            sprite = sprites[rng.integers(len(sprites))]
            flying = self.surface == 'air' or rng.random() < .12
            feet = self.ground_y + rng.uniform(-.008, .012) if not flying else rng.uniform(-.05, .12) + size * .4
            # A close-up stands lower so that its head stays in the picture.
            if not flying and self.shot in ('close-up', 'extreme-close-up'):
                feet = max(feet, .30 if self.shot == 'close-up' else .40)
            x = anchor + (i - (n - 1) / 2) * size * .95
            cast.append(dict(sprite=sprite, x=x, feet=feet, size=size * (1 if i == 0 else rng.uniform(.75, 1)), flying=flying,
                             flip=rng.random() < .5, dx=rng.choice([0, 0, rng.uniform(-.12, .12)]), bob=rng.choice([0, .012]), phase=rng.random()))
        return cast

    def shoot(self, camera, width, height, progress=.5, grain=0.0, extras=True):
        plate_surface, lit_surface = (skia.Surface(width, height) for _ in range(2))
        unit = height
        plate, lit = plate_surface.getCanvas(), lit_surface.getCanvas()
        for layer in self.behind:
            self._draw(plate, layer, camera, unit, width, height)
        self._shadows(plate, camera, unit, width, height, progress)
        lit.drawImage(plate_surface.makeImageSnapshot(), 0, 0)
        self._sprites(lit, camera, unit, width, height, progress, lit=True)
        for layer in self.front:
            self._draw(plate, layer, camera, unit, width, height)
            self._draw(lit, layer, camera, unit, width, height)
        out = {'rgb': self._finish(lit_surface), 'plate': self._finish(plate_surface)}
        if extras:
            guide_surface, depth_surface = skia.Surface(width, height), skia.Surface(width, height)
            self._sprites(guide_surface.getCanvas(), camera, unit, width, height, progress, lit=False)
            out['guide'] = np.asarray(guide_surface.toarray(colorType=skia.kRGBA_8888_ColorType)).copy()
            canvas = depth_surface.getCanvas()
            canvas.clear(skia.ColorBLACK)
            for layer in [*self.behind, *self.front]:
                g = layer.depth / MAX_DISPARITY
                paint = skia.Paint(ColorFilter=skia.ColorFilters.Blend(colour4((g, g, g)).toColor(), skia.BlendMode.kSrcIn))
                canvas.saveLayer(paint=paint)
                self._draw(canvas, layer, camera, unit, width, height)
                canvas.restore()
            out['disparity'] = np.asarray(depth_surface.toarray(colorType=skia.kRGBA_8888_ColorType))[..., 0].copy()
        return out

    def _draw(self, canvas, layer, camera, unit, width, height):
        s = camera.scale(layer.depth)
        canvas.save()
        canvas.translate(width / 2, height / 2)
        canvas.scale(unit * s, unit * s)
        canvas.translate(-camera.x * layer.depth, -camera.y * layer.depth)
        canvas.drawPicture(layer.picture)
        canvas.restore()

    def _where(self, c, progress):
        bob = abs(np.sin((progress * 3 + c['phase']) * np.pi)) * c['bob'] if not c['flying'] else .012 * np.sin((progress + c['phase']) * 2 * np.pi)
        return c['x'] + c['dx'] * (progress - .5), c['feet'] - bob

    def _shadows(self, canvas, camera, unit, width, height, progress):
        for c in self.subjects:
            if c['flying']:
                continue
            x, _ = self._where(c, progress)
            px, py = camera.place(1.0, (x, c['feet']))
            px, py, s = px * unit + width / 2, py * unit + height / 2, c['size'] * camera.scale(1.0) * unit
            if self.surface == 'water' or self.light.wet:
                paint = skia.Paint(AntiAlias=True, Color4f=colour4(self.light.on(c['sprite'].mean), .28))
                canvas.drawOval(skia.Rect.MakeLTRB(px - s * .34, py - s * .03, px + s * .34, py + s * .17), paint)
            dark = self.light.on((.12, .10, .16), 1)
            for k, a in ((1.0, .16), (.78, .18), (.55, .18)):
                canvas.drawOval(skia.Rect.MakeLTRB(px - s * .42 * k, py - s * .055 * k, px + s * .42 * k, py + s * .055 * k), skia.Paint(AntiAlias=True, Color4f=colour4(dark, a)))

    def _sprites(self, canvas, camera, unit, width, height, progress, lit):
        for c in self.subjects:
            x, y = self._where(c, progress)
            px, py = camera.place(1.0, (x, y))
            s = c['size'] * camera.scale(1.0) * unit
            px, py = px * unit + width / 2, py * unit + height / 2
            canvas.save()
            canvas.translate(px, py)
            if c['flip']:
                canvas.scale(-1, 1)
            box = skia.Rect.MakeLTRB(-s / 2, -s, s / 2, 0)
            image, options = c['sprite'].image, skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
            if not lit:
                canvas.drawImageRect(image, box, options)
            else:
                canvas.saveLayer()
                canvas.drawImageRect(image, box, options)
                self._relight(canvas, box, s, -1 if c['flip'] else 1)
                canvas.restore()
            canvas.restore()

    def _relight(self, canvas, box, s, mirror):
        """Tint, shade from below, light from the key's side: what the network learns to do to a sprite."""
        light = self.light
        tint = np.clip(mix(light.tint, (1, 1, 1), {'night': .34, 'dusk': .24}.get(light.time, .12)), 0, 1)
        canvas.drawRect(box, skia.Paint(Color4f=colour4(tint), BlendMode=skia.BlendMode.kModulate))
        side = light.side * mirror
        stops = [colour4(light.key, .40 if not light.dark else .32).toColor(), colour4(light.key, 0).toColor()]
        canvas.drawRect(box, skia.Paint(Shader=skia.GradientShader.MakeLinear([(side * s * .5, -s * .95), (-side * s * .12, -s * .3)], stops), BlendMode=skia.BlendMode.kSrcATop))
        shade = light.on((.20, .16, .26), 1)
        stops = [colour4(shade, .42).toColor(), colour4(shade, 0).toColor()]
        canvas.drawRect(box, skia.Paint(Shader=skia.GradientShader.MakeLinear([(-side * s * .45, 0), (side * s * .1, -s * .55)], stops), BlendMode=skia.BlendMode.kSrcATop))
        haze = {'fog': .22, 'snow': .08, 'rain': .1, 'storm': .08}.get(light.weather, .03)
        canvas.drawRect(box, skia.Paint(Color4f=colour4(light.haze, haze), BlendMode=skia.BlendMode.kSrcATop))

    def _finish(self, surface):
        picture = np.asarray(surface.toarray(colorType=skia.kRGBA_8888_ColorType))[..., :3].astype(np.float32) / 255
        if self.palette:
            picture = grade(picture, self.palette)
        return (np.clip(picture, 0, 1) * 255 + .5).astype(np.uint8)
