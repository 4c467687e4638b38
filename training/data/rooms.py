"""Interiors: a wall with windows through which the hour and the weather are seen, a floor, furniture, lamps."""
import numpy as np
import skia
from draw import Layer, colour4, curve
from light import jittered, mix, rgb
from props import bush, pine, round_tree, tower
from sky import ridge_layer, sky_layers


def indoors(light):
    """Inside, lamps balance the hour: dark hours become warm and dim, not blue and black."""
    if light.time == 'night':
        light.tint, light.haze_power = rgb((.66, .50, .42)), .0
    elif light.time == 'dusk':
        light.tint, light.haze_power = rgb((.80, .62, .58)), .0
    else:
        grey = light.weather not in ('clear', 'wind')
        light.tint, light.haze_power = mix(light.tint, rgb((.88, .84, .82)) if grey else rgb((1, .96, .9)), .5), .0


def outside(light, rng, kind, aspect):
    layers = sky_layers(light, rng, .14, aspect, clouds=4)
    layer = Layer(.2, light)
    if kind == 'city':
        x = -1.7
        while x < 1.7:
            w = rng.uniform(.08, .2)
            tower(layer, rng, x, .3, w, rng.uniform(.12, .42), jittered(['#8fa3bd', '#b98f80', '#9fb3b0'][rng.integers(3)], rng))
            x += w * 1.1
    else:
        xs, ys = curve(rng, .16, .1, 2)
        layer.ridge(xs, ys, layer.fade('#86b06a' if light.weather != 'snow' else '#e6edf5', .04, .3))
        for x in rng.uniform(-1.4, 1.4, 12):
            (round_tree if rng.random() < .6 else pine)(layer, rng, x, .17, rng.uniform(.12, .24))
    layers.append(layer.finish())
    return layers


def wall_with_windows(light, rng, depth, colour, panes, floor_y, frame='#f4ead8'):
    """The wall is a layer with holes cut for `panes` (x, y, w, h)."""
    layer = Layer(depth, light)
    path = skia.Path()
    path.setFillType(skia.PathFillType.kEvenOdd)
    path.addRect(skia.Rect.MakeLTRB(-2.2, -1.3, 2.2, floor_y))
    for x, y, w, h in panes:
        path.addRect(skia.Rect.MakeXYWH(x, y, w, h))
    layer.canvas.drawPath(path, layer.fade(colour, -.6, floor_y, (.08, -.02)))
    for x, y, w, h in panes:
        paint = layer.paint(frame)
        for r in ((x - .018, y - .018, w + .036, .018), (x - .018, y + h, w + .036, .024), (x - .018, y, .018, h), (x + w, y, .018, h), (x + w / 2 - .006, y, .012, h), (x, y + h * .42, w, .011)):
            layer.rect(*r, paint)
        if light.sunny and light.time not in ('night', 'dusk'):
            s = light.side
            layer.poly([(x, floor_y + .03), (x + w, floor_y + .03), (x + w + s * .2, floor_y + .5), (x + s * .2, floor_y + .5)], layer.fade(light.key, floor_y, floor_y + .4, alphas=(.3, 0), emit=True))
    return layer


def floor(light, rng, depth, y, colour, boards=True):
    layer = Layer(depth, light)
    layer.rect(-2.2, y, 4.4, 2, layer.fade(colour, y, .6, (.1, -.04)))
    if boards:
        for i, yy in enumerate(y + np.cumsum(np.linspace(.022, .09, 7))):
            layer.rect(-2.2, yy, 4.4, .004, layer.paint(colour, .7, shade=.2))
            for x in np.arange(-2, 2, .3) + (i % 2) * .15:
                layer.rect(x, yy - .06, .004, .06, layer.paint(colour, .5, shade=.2))
    layer.rect(-2.2, y - .022, 4.4, .022, layer.paint('#f1e6d3'))
    return layer


def pendant(layer, x, y, r, colour):
    layer.rect(x - .003, -1.2, .006, 1.2 + y, layer.paint('#4a4350'))
    layer.poly([(x - r, y), (x - r * .4, y - r * .8), (x + r * .4, y - r * .8), (x + r, y)], layer.paint(colour))
    dark = layer.light.dark or not layer.light.sunny
    layer.oval(x, y, r * .45, r * .25, layer.paint(rgb('#fff0b8'), emit=True))
    layer.glow(x, y, r * (5.5 if dark else 3), rgb('#ffce7a'), .32 if dark else .16)


def plant(layer, rng, x, y, h):
    layer.poly([(x - h * .16, y - h * .3), (x + h * .16, y - h * .3), (x + h * .12, y), (x - h * .12, y)], layer.paint(['#c9694a', '#e8dcc8', '#5f8f9a'][rng.integers(3)]))
    for a in np.linspace(-1.1, 1.1, 7):
        tip = (x + np.sin(a) * h * .5, y - h * (.45 + .5 * np.cos(a)))
        mid = ((x + tip[0]) / 2, (y - h * .3 + tip[1]) / 2)
        n = (np.cos(a) * h * .09, np.sin(a) * h * .09)
        layer.poly([(x, y - h * .28), (mid[0] + n[0], mid[1] + n[1]), tip, (mid[0] - n[0], mid[1] - n[1])], layer.paint(jittered('#5a9a5c', rng), shade=.1 * np.sin(a * 3)))


WALLS = ['#e9c9a8', '#b9cdb6', '#d8a58c', '#a9bfd0', '#e6d3b3', '#c9aebf', '#8fb0a8', '#dfb27a']


def home(light, rng, horizon, aspect):
    layers = outside(light, rng, 'garden', aspect)
    indoors(light)
    fy = horizon + .1
    px = rng.uniform(-.3, .12) * aspect
    panes = [(px - .02, -.34, .34, .38)] + ([(px + .5, -.34, .34, .38), (px - .54, -.34, .34, .38)])
    wall = wall_with_windows(light, rng, .6, jittered(WALLS[rng.integers(8)], rng), panes, fy)
    curtain = jittered(['#d8604f', '#e6b04f', '#5f8fa8', '#f0e2c8'][rng.integers(4)], rng)
    for x, y, w, h in panes:
        for sx in (x - .06, x + w - .01):
            wall.rect(sx, y - .04, .07, h + .12, wall.fade(curtain, y, y + h, (-.05, .12)), .015)
    layers += [wall.finish(), floor(light, rng, .7, fy, jittered('#b9834f', rng)).finish()]
    items = Layer(.82, light)
    sofa = jittered(['#c9584a', '#4f8a8f', '#d89a4a', '#7a6aa8', '#5f9a6a'][rng.integers(5)], rng)
    s = rng.choice([-1, 1])
    x, y = s * aspect * .24, fy + .09
    items.rect(x - .25, y - .2, .5, .17, items.paint(sofa, shade=.05), .05)
    items.rect(x - .27, y - .12, .54, .13, items.paint(sofa), .04)
    for k in (-1, 1):
        items.rect(x + k * .25 - .045, y - .15, .09, .16, items.paint(sofa, shade=-.1), .04)
        items.rect(x + k * .11 - .055, y - .17, .11, .1, items.paint(['#f1dfb8', '#e8a86a'][k > 0]), .03)
    lx = -s * aspect * .34
    items.rect(lx - .005, y - .42, .01, .42, items.paint('#5a4a48'))
    items.poly([(lx - .08, y - .4), (lx - .045, y - .52), (lx + .045, y - .52), (lx + .08, y - .4)], items.paint(rgb('#ffe2a0'), emit=True) if light.dark or not light.sunny else items.paint('#f3e3c0'))
    if light.dark or not light.sunny:
        items.glow(lx, y - .44, .42, rgb('#ffc870'), .34)
    plant(items, rng, lx + s * .2, y + .01, .22)
    for k in range(2):
        fx = x + (k - .5) * .2
        items.rect(fx - .06, -.2 - .06 * (k == 0) - .15, .12, .15, items.paint('#6a4a3a'))
        items.rect(fx - .05, -.19 - .06 * (k == 0) - .15, .1, .13, items.paint(jittered(['#f0c888', '#8fc0c8', '#e08f7a'][rng.integers(3)], rng, .2)))
    layers.append(items.finish())
    near = Layer(1.0, light)
    near.oval(0, fy + .23, .46, .085, near.paint(jittered(['#e6d2b0', '#c9705a', '#6f9a9a'][rng.integers(3)], rng)))
    near.oval(0, fy + .23, .36, .062, near.paint('#f3e8d2', .6))
    layers.append(near.finish())
    return layers, [], fy + rng.uniform(.2, .25), 'ground'


def cafe(light, rng, horizon, aspect):
    layers = outside(light, rng, 'city', aspect)
    indoors(light)
    fy = horizon + .1
    w = rng.uniform(.34, .46)
    panes = [(x, -.34, w, .42) for x in np.arange(-1.6, 1.6, w + .1) + rng.uniform(0, .2)]
    wall = wall_with_windows(light, rng, .55, jittered(['#7a5a4a', '#5f7a70', '#a8694f', '#c9a57a', '#4f5f78'][rng.integers(5)], rng), panes, fy, '#3f3430')
    for x, y, ww, h in panes:
        wall.rect(x, y - .03, ww, .07, wall.paint(rgb('#c9574a') if rng.random() < .5 else rgb('#e0a850')), .01)
    layers += [wall.finish(), floor(light, rng, .68, fy, jittered('#9a6844', rng)).finish()]
    back = Layer(.8, light)
    for x in np.arange(-1.3, 1.4, .42) + rng.uniform(-.1, .1):
        y = fy + .1
        back.rect(x - .006, y - .12, .012, .13, back.paint('#3f3a40'))
        back.rect(x - .1, y - .135, .2, .022, back.paint('#c98f5a'), .008)
        back.rect(x - .016, y - .165, .032, .03, back.paint('#f6efe2'), .006)
        for s in (-1, 1):
            back.rect(x + s * .15 - .04, y - .075, .08, .018, back.paint('#7a4f3a'), .006)
            back.rect(x + s * .185 - .008, y - .2, .016, .21, back.paint('#7a4f3a'), .006)
            back.rect(x + s * .12 - .006, y - .06, .012, .07, back.paint('#5f3f30'))
    layers.append(back.finish())
    lamps = Layer(.95, light)
    colour = ['#d8604a', '#e8b450', '#4f7f88', '#f0e6d0'][rng.integers(4)]
    for x in np.arange(-1.2, 1.3, rng.uniform(.26, .36)) + rng.uniform(-.1, .1):
        pendant(lamps, x, rng.uniform(-.3, -.22), .055, colour)
    plant(lamps, rng, aspect * .42 * rng.choice([-1, 1]), fy + .16, .24)
    layers.append(lamps.finish())
    return layers, [], fy + rng.uniform(.2, .26), 'ground'


def shop(light, rng, horizon, aspect):
    indoors(light)
    fy = horizon + .1
    wall = Layer(.5, light)
    c = jittered(WALLS[rng.integers(8)], rng)
    wall.rect(-2.2, -1.3, 4.4, 2.2, wall.fade(c, -.6, fy, (.1, -.06)))
    goods = ['#e05a4f', '#f2b84a', '#5fa06a', '#4f8fc0', '#b070c0', '#f0e6d0', '#f08fa8', '#d88f4a']
    for x0 in np.arange(-1.7, 1.7, .46):
        wall.rect(x0, -.44, .4, fy + .42, wall.paint('#8a5f42'))
        for j, y in enumerate(np.arange(-.3, fy - .02, .125)):
            wall.rect(x0 + .015, y - .105, .37, .11, wall.paint('#5f4232', shade=-.03))
            x = x0 + .025
            while x < x0 + .35:
                w, h = rng.uniform(.02, .05), rng.uniform(.04, .095)
                g = jittered(goods[rng.integers(8)], rng)
                wall.rect(x, y - h, w, h, wall.paint(g), min(.012, w * .3))
                wall.rect(x, y - h * .6, w, h * .22, wall.paint('#f8f1e2', .7))
                x += w + .006
            wall.rect(x0, y, .4, .014, wall.paint('#b98a5f'))
    layers = [wall.finish(), floor(light, rng, .66, fy, jittered('#c9b08a', rng), boards=rng.random() < .5).finish()]
    near = Layer(.92, light)
    s = rng.choice([-1, 1])
    x, y = s * aspect * .36, fy + .17
    near.rect(x - .2, y - .2, .4, .22, near.paint('#a86f48'), .01)
    near.rect(x - .22, y - .225, .44, .035, near.paint('#e0b984'), .01)
    for k in range(4):
        near.oval(x - .14 + k * .09, y - .25, .034, .034, near.paint(jittered(goods[rng.integers(8)], rng)))
    for x in np.arange(-1.2, 1.3, .34):
        pendant(near, x, -.33, .06, '#f0e6d0')
    layers.append(near.finish())
    return layers, [], fy + rng.uniform(.2, .26), 'ground'


def workplace(light, rng, horizon, aspect):
    layers = outside(light, rng, 'city', aspect)
    indoors(light)
    fy = horizon + .1
    w = rng.uniform(.3, .42)
    panes = [(x, -.4, w, .46) for x in np.arange(-1.6, 1.6, w + .05)]
    layers += [wall_with_windows(light, rng, .5, jittered(['#c3ccd4', '#b9c7c0', '#d8cfc0', '#8fa0b5'][rng.integers(4)], rng), panes, fy, '#e9edf0').finish(),
               floor(light, rng, .66, fy, jittered(['#8f9bab', '#a89a8a', '#b9a07f'][rng.integers(3)], rng), boards=False).finish()]
    desks = Layer(.84, light)
    for x in np.arange(-1.3, 1.4, .58) + rng.uniform(-.12, .12):
        y = fy + .12
        desks.rect(x - .23, y - .13, .46, .022, desks.paint('#d8b080'), .006)
        for s in (-.2, .19):
            desks.rect(x + s, y - .12, .014, .13, desks.paint('#5a6270'))
        desks.rect(x - .1, y - .29, .2, .13, desks.paint('#2f3640'), .01)
        desks.rect(x - .09, y - .28, .18, .11, desks.paint(mix('#6fb8d8', '#ffffff', .3) * (.9 if light.dark else .85), emit=True), .006)
        desks.rect(x - .012, y - .16, .024, .03, desks.paint('#2f3640'))
        desks.rect(x + .14, y - .165, .03, .035, desks.paint(['#e0604f', '#f0b84a', '#5fa08a'][rng.integers(3)]), .006)
    plant(desks, rng, aspect * .42 * rng.choice([-1, 1]), fy + .16, .3)
    for x in np.arange(-1.2, 1.3, .4):
        pendant(desks, x, -.37, .05, '#e9edf0')
    layers.append(desks.finish())
    return layers, [], fy + rng.uniform(.2, .26), 'ground'


def studio(light, rng, horizon, aspect):
    tone = jittered(['#f2b8a0', '#a8d0d8', '#f0d080', '#c8b0e0', '#b8d8a8', '#e8e2d8', '#e88f80', '#7fa8d8', '#f5c8d8'][rng.integers(9)], rng, .08)
    dim = {'night': .42, 'dusk': .66}.get(light.time, .96)
    light.tint, light.haze_power = mix(light.tint, rgb((dim, dim, dim)), .75), 0
    fy = horizon + .12
    back = Layer(.4, light)
    back.rect(-2.2, -1.3, 4.4, 3, back.fade(tone, -.6, fy, (.16, -.1)))
    back.glow(0, horizon - .2, .75, np.clip(light.on(mix(tone, '#ffffff', .75)), 0, 1), .6)
    if rng.random() < .6:
        for _ in range(3):
            r = rng.uniform(.1, .26)
            back.oval(rng.uniform(-.5, .5), rng.uniform(-.4, .2), r, r, back.paint(tone, .35, shade=rng.choice([-.25, .12])))
    near = Layer(1.0, light)
    near.rect(-2.2, fy, 4.4, 2, near.fade(tone, fy, .6, (-.04, .1)))
    near.rect(-2.2, fy - .04, 4.4, .08, near.fade(tone, fy - .04, fy + .04, (-.07, -.04), alphas=(0, 1)))
    if rng.random() < .6:
        near.oval(0, fy + .17, .34, .07, near.paint(tone, shade=.12))
        near.oval(0, fy + .15, .34, .07, near.paint(tone, shade=-.22))
    return [back.finish(), near.finish()], [], fy + rng.uniform(.13, .17), 'ground'


def vehicle(light, rng, horizon, aspect):
    layers = outside(light, rng, 'city' if rng.random() < .6 else 'hills', aspect)
    indoors(light)
    fy = horizon + .16
    w = rng.uniform(.42, .56)
    panes = [(x, -.3, w, .4) for x in np.arange(-1.8, 1.7, w + .09) + rng.uniform(0, .2)]
    body = jittered(['#d8cdb8', '#b8c8c0', '#e0b070', '#9fb3c8', '#cf8f78'][rng.integers(5)], rng)
    wall = wall_with_windows(light, rng, .8, body, panes, fy, '#6a7078')
    wall.rect(-2.2, -.42, 4.4, .04, wall.paint(body, shade=.18))
    wall.rect(-2.2, -.46, 4.4, .02, wall.paint(rgb('#fff0c0') if light.dark or not light.sunny else '#f3ecd8', emit=light.dark or not light.sunny))
    for x in np.arange(-1.7, 1.8, .2):
        wall.rect(x, -.4, .004, .07, wall.paint('#5a5048'))
        wall.oval(x + .002, -.31, .022, .022, wall.paint('#f0c860'))
    layers += [wall.finish(), floor(light, rng, .86, fy, jittered('#7f8590', rng), boards=False).finish()]
    seats = Layer(.95, light)
    c = jittered(['#3f7f88', '#b8503f', '#4f6fa8', '#5f8f5a'][rng.integers(4)], rng)
    for x in np.arange(-1.5, 1.5, .3) + rng.uniform(-.1, .1):
        if rng.random() < .75:
            seats.rect(x - .1, fy - .2, .2, .2, seats.paint(c), .04)
            seats.rect(x - .115, fy - .03, .23, .07, seats.paint(c, shade=.14), .03)
            seats.rect(x - .06, fy - .185, .12, .03, seats.paint(c, shade=-.2), .015)
    for x in np.arange(-1.4, 1.5, .55):
        seats.rect(x - .008, -1.2, .016, 2, seats.paint('#e8c860'))
    layers.append(seats.finish())
    return layers, [], fy + rng.uniform(.12, .17), 'ground'
