"""The far end of a scene: sky gradient, sun or moon, stars, clouds. Everything here is at depth 0.03 to 0.2."""
import numpy as np
import skia
from draw import Layer, colour4, curve
from light import mix, rgb
from props import cloud, fixed


def sky_layers(light, rng, horizon, aspect, clouds=None):
    rng = fixed(key := rng.random())
    sky = Layer(.03, light)
    stops = [colour4(c).toColor() for c in (*light.sky, light.haze)]
    top = -.62
    shader = skia.GradientShader.MakeLinear([(0, top), (0, horizon + .04)], stops, [0, .5, .88, 1])
    sky.canvas.drawPaint(skia.Paint(Shader=shader))
    x = rng.uniform(.12, .38) * aspect * light.side
    if light.time == 'night' and light.weather in ('clear', 'wind', 'cloudy'):
        stars(sky, rng, horizon, 130 if light.weather != 'cloudy' else 40)
    if light.weather in ('clear', 'wind', 'cloudy') or (light.weather == 'fog' and rng.random() < .5):
        veil = 1.0 if light.sunny else .45
        y, r, crescent = body_of(key, light.time, horizon)
        if light.time == 'night':
            sky.glow(x, y, r * 5, rgb('#9fb8f0'), .42 * veil)
            sky.oval(x, y, r, r, sky.paint(rgb('#f6f0d8'), veil, emit=True))
            if crescent:
                sky.oval(x + r * .42, y - r * .15, r * .86, r * .86, sky.paint(mix(light.sky[0], light.sky[1], .55), emit=True))
            else:
                for dx, dy, k in ((-.3, -.2, .2), (.25, .3, .15), (.2, -.4, .12)):
                    sky.oval(x + dx * r, y + dy * r, r * k, r * k, sky.paint(rgb('#dcd6c4'), veil, emit=True))
        else:
            sky.glow(x, y, r * (6.5 if light.time in LOW else 5), light.key, .75 * veil)
            sky.oval(x, y, r, r, sky.paint(mix(light.key, '#ffffff', .45), veil, emit=True))
    layers = [sky]
    heavy = light.weather in HEAVY
    heap = clouds_of(key, light.weather, horizon, clouds)
    if heap:
        bank = Layer(.1, light)
        tone = mix(light.sky[2], '#ffffff', .55 if not light.dark else .1)
        if light.time in ('dawn', 'golden-hour', 'dusk') and light.sunny:
            tone = mix(light.sky[2], light.key, .55)
        if light.weather in ('rain', 'storm'):
            tone = mix(light.sky[1], light.sky[0], .2) * (.92 if light.weather == 'rain' else .72)
        elif light.weather == 'cloudy':
            tone = mix(light.sky[2], '#ffffff', .3 if not light.dark else .04)
        for x, y, size, shade in heap:
            cloud(bank, rng, x, y, size, np.clip(tone * shade, 0, 1), .96 if heavy else .88)
        layers.append(bank.finish())
    sky.finish()
    return layers


LOW = ('dawn', 'golden-hour', 'dusk')


def body_of(key, time, horizon):
    """Height and radius of the sun or the moon, and whether the moon is a crescent."""
    rng = fixed(key, 1)
    if time == 'night':
        return rng.uniform(-.38, -.2), rng.uniform(.045, .07), rng.random() < .45
    if time in LOW:
        return horizon - rng.uniform(.03, .17), rng.uniform(.06, .1), False
    return rng.uniform(-.42, -.26), rng.uniform(.04, .06), False


HEAVY = ('rain', 'storm', 'cloudy')


def clouds_of(key, weather, horizon, amount=None):
    """(x, y, size, how bright) of every cloud."""
    rng = fixed(key, 2)
    if amount is None:
        amount = {'clear': rng.integers(1, 4), 'cloudy': 9, 'rain': 8, 'storm': 10, 'snow': 6, 'fog': 0, 'wind': 5}[weather]
    heavy, heap = weather in HEAVY, []
    for _ in range(int(amount)):
        y = rng.uniform(-.47, min(horizon - .16, .02 if not heavy else -.08))
        size = rng.uniform(.2, .42) * (1.35 if heavy else 1) * (.55 + .6 * (horizon - y))
        x = rng.uniform(-1.3, 1.3)
        heap.append((x, y, size, rng.uniform(.95, 1.04)))
    return heap


def stars(layer, rng, horizon, n):
    rng = fixed(n)
    for _ in range(n):
        x, y, r = rng.uniform(-1.2, 1.2), rng.uniform(-.6, horizon - .05), rng.choice([.0016, .0024, .0042], p=[.6, .3, .1])
        layer.oval(x, y, r, r, layer.paint(rgb('#fdf6e0'), rng.uniform(.5, 1), emit=True))


def fog_band(light, depth, y, strength):
    """Mist that lies between two layers, thickest at `y`."""
    layer = Layer(depth, light)
    c = np.clip(mix(light.haze, '#ffffff', .12 if not light.dark else .02), 0, 1)
    colours = [colour4(c, a * strength).toColor() for a in (0, .85, 1, .55)]
    layer.canvas.drawPaint(skia.Paint(Shader=skia.GradientShader.MakeLinear([(0, y - .25), (0, y + .25)], colours, [0, .45, .6, 1])))
    return layer.finish()


def ridge_layer(light, rng, depth, base, height, colour, roughness=3, sharp=False, shades=(-.14, .12), snow=None):
    layer = Layer(depth, light)
    xs, ys = curve(rng, base, height, roughness, sharp=sharp)
    layer.ridge(xs, ys, layer.fade(colour, base - height, base + .12, shades))
    if snow is not None:
        peak = base - height
        ys2 = np.minimum(np.maximum(ys + .0, ys), peak + height * snow + np.sin(xs * 60) * height * .05)
        layer.poly([*zip(xs, np.minimum(ys, ys2)), *reversed(list(zip(xs, np.maximum(ys, ys2))))], layer.paint('#f4f7ff', .95))
    return layer, xs, ys
