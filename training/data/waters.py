"""Water, air and space."""
import numpy as np
import skia
from draw import Layer, colour4, curve
from light import jittered, mix, rgb
from props import cloud, fixed, palm, pine
from sky import fog_band, ridge_layer, sky_layers, stars


def water(light, depth, y, bottom, colour, rng, glints=40):
    rng = fixed(depth, glints)
    layer = Layer(depth, light)
    near, far = light.on(colour, 1.0, .08), mix(light.on(colour, .5), light.sky[2], .55)
    shader = skia.GradientShader.MakeLinear([(0, y), (0, bottom)], [colour4(far).toColor(), colour4(near).toColor()])
    layer.canvas.drawRect(skia.Rect.MakeLTRB(-2.2, y, 2.2, 2), skia.Paint(Shader=shader))
    sparkle = mix(light.sky[2], '#ffffff', .4 if not light.dark else .12)
    for _ in range(glints):
        t = rng.random() ** 1.6
        yy = y + .012 + t * (bottom - y)
        w = .02 + .13 * t
        x = rng.uniform(-1.3, 1.3)
        layer.rect(x, yy, w, .003 + .006 * t, layer.paint(sparkle, rng.uniform(.25, .6), emit=True), .003)
    if light.sunny:
        for _ in range(26):
            t = rng.random()
            w = (.02 + .12 * t) * rng.uniform(.4, 1)
            layer.rect(.25 * light.side * .6 - w / 2 + rng.normal() * .02, y + .01 + t * (bottom - y) * .8, w, .004 + .004 * t, layer.paint(mix(light.key, '#ffffff', .3), .6 * (1 - t * .6), emit=True), .003)
    return layer


def sea(light, rng, horizon, aspect):
    layers = sky_layers(light, rng, horizon, aspect)
    blue = jittered(['#2f86b8', '#2a9ab0', '#3a74c0'][rng.integers(3)], rng)
    if rng.random() < .5:
        layers.append(ridge_layer(light, rng, .12, horizon + .005, .07, '#7f93a8', 2)[0].finish())
    layers.append(water(light, .2, horizon, .55, blue, rng, 46).finish())
    for depth, drop in ((.5, .09), (.75, .15)):
        layer = Layer(depth, light)
        xs = np.linspace(-1.9, 1.9, 260)
        ys = horizon + drop + .011 * (.6 + depth) * np.sin(xs * (26 - 10 * depth) + rng.random() * 7) - .008 * np.abs(np.sin(xs * 9 + 1))
        layer.ridge(xs, ys, layer.fade(mix(blue, '#bfe6ee', .12), horizon + drop - .02, horizon + drop + .2, (-.05, .14)))
        layer.line(list(zip(xs, ys)), .005, layer.paint('#eaf7f7', .75))
        layers.append(layer.finish())
    y = horizon + .24
    near, xs = Layer(1.12, light), np.linspace(-1.9, 1.9, 260)
    ys = y + .018 * np.sin(xs * 15 + rng.random() * 7)
    near.ridge(xs, ys, near.fade(mix(blue, '#15506e', .25), y - .03, .6, (-.06, .22)))
    near.line(list(zip(xs, ys)), .008, near.paint('#f0fafa', .85))
    for _ in range(14):
        yy, x = rng.uniform(y + .05, .5), rng.uniform(-1, 1)
        near.line([(x + t, yy + .007 * np.sin(t * 30)) for t in np.linspace(0, rng.uniform(.08, .25), 10)], .005, near.paint('#d5eef2', .5))
    return layers, [near.finish()], y + .012, 'water'


def lake(light, rng, horizon, aspect):
    layers = sky_layers(light, rng, horizon, aspect)
    shore = horizon + .06
    snowy = light.weather == 'snow'
    for depth, h, c in ((.12, .3, '#7f93b5'), (.22, .17, '#5f8f86')):
        layer, xs, ys = ridge_layer(light, rng, depth, shore, h, c, 3)
        layers.append(layer.finish())
    trees = Layer(.32, light)
    for x in np.linspace(-1.6, 1.6, 44) + rng.uniform(-.03, .03, 44):
        pine(trees, rng, x, shore + .008, rng.uniform(.06, .13), snowy=snowy)
    layers.append(trees.finish())
    lake_ = water(light, .36, shore, .5, mix('#3f86a0', light.sky[1], .25), rng, 30)
    # What stands on the shore, upside down and fading: the mirror that makes it a lake.
    for k, (depth, h) in enumerate(((.2, .24), (.3, .1))):
        xs, ys = curve(rng, 0, h, 3)
        lake_.poly([(xs[0], shore), *zip(xs, shore - ys * .8), (xs[-1], shore)], lake_.fade(('#7f93b5', '#3f7568')[k], shore, shore + h * .9, alphas=(.55, .05)))
    layers.append(lake_.finish())
    if light.weather == 'fog':
        layers.append(fog_band(light, .38, shore, .65))
    y = horizon + .24
    near = Layer(1.0, light)
    near.ridge(*curve(rng, y + .02, .04, 2), near.fade('#eef3f8' if snowy else '#7aa659', y - .03, .58, (-.08, .2)))
    for s in (-1, 1):
        for _ in range(10):
            x = s * aspect * rng.uniform(.28, .7)
            h = rng.uniform(.08, .17)
            near.line([(x, y + .05), (x + rng.uniform(-.02, .02), y + .05 - h)], .005, near.paint('#6f8f4a'))
            near.rect(x - .006, y + .05 - h, .012, .035, near.paint('#8a5a3c'), .006)
    layers.append(near.finish())
    return layers, [], y + rng.uniform(.05, .08), 'ground'


def beach(light, rng, horizon, aspect):
    layers = sky_layers(light, rng, horizon, aspect)
    sand = jittered('#f0d6a0', rng)
    layers.append(water(light, .2, horizon, horizon + .22, jittered('#2fa3b5', rng), rng, 34).finish())
    for depth, drop, alpha in ((.6, .13, 1), (.7, .155, .8)):
        foam = Layer(depth, light)
        xs = np.linspace(-1.9, 1.9, 160)
        ys = horizon + drop + .012 * np.sin(xs * 5 + rng.random() * 7) + .006 * np.sin(xs * 13)
        if depth == .6:
            foam.ridge(xs, ys + .012, foam.fade(mix(sand, '#b89a72', .4), horizon + drop, horizon + drop + .1, (0, 0)))
        foam.line(list(zip(xs, ys)), .016, foam.paint('#fbfdfb', alpha))
        layers.append(foam.finish())
    near = Layer(1.0, light)
    y = horizon + .2
    near.ridge(*curve(rng, y + .01, .025, 1), near.fade(sand, y - .02, .58, (-.12, .14)))
    for _ in range(30):
        x, yy, r = rng.uniform(-1, 1), rng.uniform(y + .03, .5), rng.uniform(.003, .008)
        near.oval(x, yy, r, r * .6, near.paint(sand, shade=rng.choice([.18, -.3])))
    s = rng.choice([-1, 1])
    if rng.random() < .55:
        x = -s * aspect * rng.uniform(.25, .42)
        near.line([(x, y + .08), (x + .03, y - .14)], .008, near.paint('#f3ead8'))
        c = ['#e8574e', '#f5b83d', '#3f9fd0', '#f08fb0'][rng.integers(4)]
        for k in range(6):
            a0, a1 = np.pi + k * np.pi / 6, np.pi + (k + 1) * np.pi / 6
            near.poly([(x + .03, y - .16), (x + .03 + .15 * np.cos(a0), y - .1 + .1 * np.sin(a0)), (x + .03 + .15 * np.cos(a1), y - .1 + .1 * np.sin(a1))], near.paint(c if k % 2 else '#f8f3e6'))
    layers.append(near.finish())
    front = Layer(1.12, light)
    palm(front, rng, s * aspect * rng.uniform(.36, .5), y + .12, rng.uniform(.6, .8))
    return layers, [front.finish()], y + rng.uniform(.05, .09), 'ground'


def underwater(light, rng, horizon, aspect):
    back = Layer(.03, light)
    top, deep = ('#7fe0e6', '#0d5f8f') if not light.dark else ('#2f7fa8', '#072a52')
    hue = rng.uniform(-.04, .04)
    top, deep = np.clip(rgb(top) + (0, hue, -hue), 0, 1), np.clip(rgb(deep) + (0, hue, -hue), 0, 1)
    k = .85 if light.weather in ('storm', 'rain', 'fog') else 1
    shader = skia.GradientShader.MakeLinear([(0, -.6), (0, .55)], [colour4(top * k).toColor(), colour4(mix(top, deep, .7) * k).toColor(), colour4(deep * k).toColor()])
    back.canvas.drawPaint(skia.Paint(Shader=shader))
    for _ in range(7):
        x, w = rng.uniform(-.8, .8), rng.uniform(.03, .1)
        back.poly([(x, -.7), (x + w, -.7), (x + w * 2.5 - light.side * .35, .55), (x - light.side * .35, .55)], back.fade(mix(top, '#ffffff', .6), -.6, .45, alphas=(.34, 0), emit=True))
    light.haze, light.haze_power = mix(top, deep, .55) * k, .8
    light.tint = mix(light.tint, rgb((.72, .95, 1.05)) * (.55 if light.dark else 1), .6)
    layers = [back.finish()]
    y = horizon + .22
    corals = ['#f2766b', '#f5a05c', '#d868a8', '#9a6fd0', '#f2cf5c', '#57b8a0']
    for depth, base, n in ((.3, horizon + .1, 9), (.6, horizon + .16, 8), (1.0, y, 6)):
        layer = Layer(depth, light)
        xs, ys = curve(rng, base + .03, .09, 2)
        layer.ridge(xs, ys, layer.fade('#d9c79a' if depth == 1 else '#6f97a8', base - .06, .58, (-.08, .2)))
        for x in rng.uniform(-1.3, 1.3, n):
            yy, size, c = float(np.interp(x, xs, ys)) + .015, (.06 + .09 * depth) * rng.uniform(.7, 1.3), jittered(corals[rng.integers(6)], rng)
            kind = rng.integers(3)
            if kind == 0:
                for a in np.linspace(-.9, .9, 5):
                    layer.line([(x, yy), (x + np.sin(a) * size * .5, yy - size * .6), (x + np.sin(a) * size, yy - size * (1.1 + .2 * np.cos(a * 3)))], size * .14, layer.paint(c))
            elif kind == 1:
                layer.oval(x, yy, size * .8, size * .6, layer.paint(c))
                layer.oval(x - size * .1, yy - size * .14, size * .55, size * .36, layer.paint(c, shade=-.18))
            else:
                for j in range(4):
                    pts = [(x + j * size * .22 + np.sin(t * 5 + j) * size * .14, yy - t * size * 2.2) for t in np.linspace(0, 1, 8)]
                    layer.line(pts, size * .13, layer.paint(jittered('#4fae74', rng)))
        layers.append(layer.finish())
    bubbles = Layer(1.1, light)
    for _ in range(26):
        r, x, yy = rng.uniform(.004, .014), rng.uniform(-1, 1), rng.uniform(-.55, .4)
        bubbles.oval(x, yy, r, r, bubbles.paint(mix(top, '#ffffff', .6), .5, emit=True))
    return layers, [bubbles.finish()], y + rng.uniform(-.2, -.1), 'air'


def sky(light, rng, horizon, aspect):
    low = .46
    layers = sky_layers(light, rng, low, aspect)
    tone = mix(light.sky[2], '#ffffff' if not light.dark else light.haze, .5 if not light.dark else .35)
    if light.time in ('dawn', 'golden-hour', 'dusk'):
        tone = mix(tone, light.key, .45)
    tone = tone * {'storm': .62, 'rain': .8}.get(light.weather, 1)
    for depth, y0, n, size in ((.16, .1, 9, .2), (.34, .22, 8, .3), (.6, .36, 7, .42), (.85, .5, 7, .5)):
        layer = Layer(depth, light)
        for x in np.linspace(-1.6, 1.6, n) + rng.uniform(-.15, .15, n):
            cloud(layer, rng, x, y0 + rng.uniform(-.04, .06), size * rng.uniform(.8, 1.2), np.clip(mix(tone, light.sky[1], .55 * (1 - depth)) * rng.uniform(.96, 1.03), 0, 1))
        if depth > .5:
            layer.rect(-2.2, y0 - .02, 4.4, 2, layer.fade(np.clip(mix(tone, light.haze, .3), 0, 1), y0 - .02, y0 + .2, alphas=(.0, 1), emit=True))
        layers.append(layer.finish())
    return layers, [], rng.uniform(.1, .2), 'air'


def space(light, rng, horizon, aspect):
    back = Layer(.03, light)
    hues = [('#0b0a24', '#241a4f', '#5a2f74'), ('#060c22', '#12284f', '#1f6a80'), ('#100a1f', '#3a1747', '#8a3358'), ('#05070f', '#141b3d', '#39408a')][rng.integers(4)]
    shader = skia.GradientShader.MakeLinear([(-.4 * light.side, -.6), (.4 * light.side, .6)], [colour4(rgb(h)).toColor() for h in hues])
    back.canvas.drawPaint(skia.Paint(Shader=shader))
    for _ in range(5):
        back.glow(rng.uniform(-.7, .7), rng.uniform(-.5, .5), rng.uniform(.25, .5), np.clip(mix(hues[2], ['#d8609a', '#5fb8d8', '#8a6ff0'][rng.integers(3)], .5), 0, 1), .3)
    stars(back, rng, .7, 220)
    light.haze, light.haze_power, light.tint = rgb(hues[1]), .25, rgb((.92, .92, 1.0))
    far = Layer(.2, light)
    x, y, r = rng.uniform(-.36, .36) * aspect, rng.uniform(-.36, -.1), rng.uniform(.09, .2)
    c = jittered(['#e0956a', '#6fa8d8', '#d8b56f', '#b57fd0', '#5fb8a0', '#e07a8a'][rng.integers(6)], rng, .1)
    ring = rng.random() < .45
    far.glow(x, y, r * 1.7, np.clip(c, 0, 1), .3)
    far.oval(x, y, r, r, far.paint(c))
    far.canvas.save()
    clip = skia.Path()
    clip.addCircle(x, y, r)
    far.canvas.clipPath(clip, True)
    for k in range(4):
        far.rect(x - r, y + r * rng.uniform(-.8, .7), 2 * r, r * rng.uniform(.08, .22), far.paint(c, .6, shade=rng.choice([.14, -.2])))
    far.oval(x - light.side * r * .55, y + r * .3, r * 1.25, r * 1.25, skia.Paint(AntiAlias=True, Color4f=skia.Color4f(.02, .02, .10, .28)))
    far.canvas.restore()
    if ring:
        far.canvas.save()
        far.canvas.translate(x, y)
        far.canvas.rotate(-18 * light.side)
        for k, a in ((1.75, .8), (1.5, .5)):
            paint = far.paint(mix(c, '#fff3d8', .55), a)
            paint.setStyle(skia.Paint.kStroke_Style)
            paint.setStrokeWidth(r * .1)
            far.canvas.drawArc(skia.Rect.MakeLTRB(-r * k, -r * .3 * k / 1.6, r * k, r * .3 * k / 1.6), -15, 210, False, paint)
        far.canvas.restore()
    layers = [back.finish(), far.finish()]
    if rng.random() < .6:
        moon = ['#b9b3c8', '#c98f7a', '#8fa3c8'][rng.integers(3)]
        for depth, drop in ((.5, .16), (1.0, .24)):
            layer = Layer(depth, light)
            xs, ys = curve(rng, horizon + drop, .06, 2)
            layer.ridge(xs, ys, layer.fade(moon, horizon + drop - .06, .6, (-.12, .3)))
            for _ in range(8):
                cx, cy, cr = rng.uniform(-1, 1), rng.uniform(horizon + drop + .03, .5), rng.uniform(.015, .06) * depth
                layer.oval(cx, cy, cr, cr * .4, layer.paint(moon, shade=.22))
                layer.oval(cx, cy + cr * .08, cr * .85, cr * .3, layer.paint(moon, shade=.08))
            layers.append(layer.finish())
        return layers, [], horizon + .3, 'ground'
    return layers, [], rng.uniform(.08, .2), 'air'
