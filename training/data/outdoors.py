"""Places under the open sky with land or buildings. Each returns (layers behind, layers in front, where feet stand, surface)."""
import numpy as np
from draw import Layer, curve
from light import jittered, mix, rgb
from props import bush, fixed, flowers, grass, house, lamp, palm, pine, round_tree, tower, trunk, cactus
from sky import fog_band, ridge_layer, sky_layers


def ground(light, depth, y, colour, shades=(-.1, .2), wet=False, rng=None):
    layer = Layer(depth, light)
    layer.rect(-2.2, y, 4.4, 2.2, layer.fade(colour, y, .62, shades))
    if wet:
        rng = fixed(depth)
        for _ in range(14):
            yy = rng.uniform(y + .02, .5)
            layer.oval(rng.uniform(-1, 1), yy, rng.uniform(.05, .16) * (.5 + yy - y), .012 * (.5 + 2 * (yy - y)), layer.paint(mix(light.sky[2], light.haze, .3), .55, emit=True))
    return layer


def city(light, rng, horizon, aspect):
    layers = sky_layers(light, rng, horizon, aspect)
    walls = ['#8fa3bd', '#c98f78', '#d9b48c', '#7f8fa8', '#b87d6b', '#9fb3b0', '#c7a6a6', '#6f83a6']
    for depth, low, high, width in ((.16, .12, .36, .1), (.3, .16, .46, .13), (.5, .2, .52, .2)):
        layer, x = Layer(depth, light), -1.9
        palette = [walls[i] for i in rng.permutation(8)[:3]]
        while x < 1.9:
            w = width * rng.uniform(.7, 1.5)
            tower(layer, rng, x, horizon + .05, w, rng.uniform(low, high) * (1.25 if aspect < 1 else .95), jittered(palette[rng.integers(3)], rng), detail=depth > .2)
            x += w * rng.uniform(1.0, 1.25) + (.02 if depth > .4 else 0)
        layers.append(layer.finish())
        if light.weather in ('fog', 'rain', 'snow'):
            layers.append(fog_band(light, depth + .02, horizon - .02, .5 if light.weather == 'fog' else .25))
    road = ground(light, .74, horizon + .02, '#6d7180' if not light.weather == 'snow' else '#d7dde6', wet=light.wet, rng=rng)
    road.rect(-2.2, horizon + .02, 4.4, .035, road.paint('#c3b9ab'))
    for x in np.arange(-1.9, 1.9, .16):
        road.rect(x, horizon + .115, .085, .011, road.paint('#e9e2cf', .8), .004)
    if light.dark or light.wet:
        chance = fixed(5)
        for _ in range(22):
            c = rgb(['#ffc766', '#ff9a5c', '#ffe09a', '#ff7f6b', '#8fd0ff'][chance.integers(5)])
            x, w = chance.uniform(-1.4, 1.4), chance.uniform(.012, .05)
            road.rect(x, horizon + .06, w, chance.uniform(.08, .3), road.fade(c, horizon + .05, horizon + .34, alphas=(.5 if light.wet else .22, 0), emit=True), w * .5)
    layers.append(road.finish())
    near = Layer(.86, light)
    step = rng.uniform(.42, .6)
    for x in np.arange(-1.7, 1.8, step) + rng.uniform(0, .3):
        if rng.random() < .55:
            lamp(near, rng, x, horizon + .07, rng.uniform(.3, .36))
        else:
            round_tree(near, rng, x, horizon + .075, rng.uniform(.2, .3), '#6aa35a')
    layers.append(near.finish())
    walk = Layer(1.0, light)
    y = horizon + .2
    walk.rect(-2.2, y, 4.4, 1, walk.fade('#b9ac9d' if light.weather != 'snow' else '#e6ebf2', y, .6, (-.1, .2)))
    walk.rect(-2.2, y, 4.4, .014, walk.paint('#d9cfc0', shade=-.1))
    if light.wet:
        chance = fixed(6)
        for _ in range(9):
            yy = chance.uniform(y + .04, .5)
            walk.oval(chance.uniform(-.9, .9), yy, chance.uniform(.06, .17), chance.uniform(.008, .018), walk.paint(mix(light.sky[2], rgb('#ffc766'), .3 if light.dark else .02), .6, emit=True))
    layers.append(walk.finish())
    return layers, [], y + rng.uniform(.06, .1), 'ground'


def village(light, rng, horizon, aspect):
    layers = sky_layers(light, rng, horizon, aspect)
    snowy = light.weather == 'snow'
    green = '#e9eff6' if snowy else '#8fb765'
    layers.append(ridge_layer(light, rng, .18, horizon, .2, '#e3eaf4' if snowy else '#7fa3a0')[0].finish())
    for depth, n, size, drop in ((.4, 9, .16, .05), (.62, 6, .23, .11)):
        layer, xs, ys = ridge_layer(light, rng, depth, horizon + drop, .07, jittered(green, rng), 2)
        for x in np.linspace(-1.5, 1.5, n) + rng.uniform(-.1, .1, n):
            y = float(np.interp(x, xs, ys)) + .015
            w = size * rng.uniform(.8, 1.15)
            house(layer, rng, x, y, w, w * rng.uniform(.62, .95), snowy)
            if rng.random() < .5:
                (pine if rng.random() < .4 else round_tree)(layer, rng, x + w * 1.35, y, w * rng.uniform(.9, 1.4))
        layers.append(layer.finish())
        if light.weather == 'fog':
            layers.append(fog_band(light, depth + .02, horizon, .5))
    near = Layer(1.0, light)
    y = horizon + .19
    near.ridge(*curve(rng, y + .02, .035, 2), near.fade('#f1f5fa' if snowy else '#79ab55', y - .02, .55, (-.1, .2)))
    near.poly([(-.1, y), (.05, y), (.42, .8), (-.5, .8)], near.paint('#e2e4e8' if snowy else '#d8bd8f', shade=.03))
    if not snowy:
        grass(near, rng, y + .04, n=60, h=.03)
        flowers(near, rng, y + .03, .45, 40)
    layers.append(near.finish())
    return layers, [], y + rng.uniform(.06, .1), 'ground'


def forest(light, rng, horizon, aspect):
    layers = sky_layers(light, rng, horizon, aspect, clouds=0)
    snowy = light.weather == 'snow'
    leaf = jittered(['#4f8f5a', '#6a9c4b', '#c98a3f', '#3f7f6a'][rng.choice(4, p=[.4, .3, .1, .2])], rng)
    for depth, n, h in ((.14, 46, .3), (.26, 34, .44)):
        layer = Layer(depth, light)
        for x in np.linspace(-1.7, 1.7, n) + rng.uniform(-.03, .03, n):
            pine(layer, rng, x, horizon + .08, h * rng.uniform(.75, 1.25), mix(leaf, '#5f8f86', .3), snowy)
        layers.append(layer.finish())
        layers.append(fog_band(light, depth + .01, horizon, .35 if light.weather != 'fog' else .7))
    for depth, n, w in ((.42, 9, .06), (.64, 6, .095)):
        layer = ground(light, depth, horizon + depth * .12, '#e4ebf3' if snowy else mix(leaf, '#5a6b3a', .4))
        for x in np.linspace(-1.6, 1.6, n) + rng.uniform(-.12, .12, n):
            trunk(layer, rng, x, horizon + depth * .12 + .02, w * rng.uniform(.8, 1.3))
        for x in rng.uniform(-1.6, 1.6, 10):
            bush(layer, rng, x, horizon + depth * .12 + .03, .16 * (.5 + depth), leaf)
        layers.append(layer.finish())
        if light.weather == 'fog':
            layers.append(fog_band(light, depth + .02, horizon + .05, .55))
    rays = Layer(.66, light)
    chance = fixed(9)
    if light.sunny and light.time not in ('night', 'dusk'):
        for _ in range(5):
            x, w = chance.uniform(-.5, .5), chance.uniform(.03, .1)
            rays.poly([(x, -.7), (x + w, -.7), (x + w * 2.2 - light.side * .3, .4), (x - light.side * .3, .4)], rays.fade(light.key, -.6, .38, alphas=(.30, 0), emit=True))
    layers.append(rays.finish())
    near = Layer(1.0, light)
    y = horizon + .17
    near.ridge(*curve(rng, y + .02, .04, 2), near.fade('#eef3f8' if snowy else mix(leaf, '#7a8f3c', .45), y - .02, .55, (-.08, .24)))
    if not snowy:
        grass(near, rng, y + .03, n=120, h=.045, leaf=leaf)
        chance = fixed(8)
        for x in chance.uniform(-1, 1, 6):
            yy = y + chance.uniform(.02, .16)
            near.rect(x - .006, yy - .02, .012, .02, near.paint('#f3e6cf'), .004)
            near.poly([(x - .022, yy - .018), (x - .012, yy - .036), (x + .012, yy - .036), (x + .022, yy - .018)], near.paint('#d8503f'))
    layers.append(near.finish())
    front = Layer(1.35, light)
    for s in (-1, 1):
        trunk(front, rng, s * (aspect * .5 + rng.uniform(.0, .09)), .7, .12, '#5a4038')
        bush(front, rng, s * aspect * .5, .59, .3, mix(leaf, '#24402f', .45))
    return layers, [front.finish()], y + rng.uniform(.07, .1), 'ground'


def park(light, rng, horizon, aspect):
    layers = sky_layers(light, rng, horizon, aspect)
    snowy = light.weather == 'snow'
    leaf = jittered('#69ab58', rng, .08)
    far = Layer(.22, light)
    for x in np.linspace(-1.7, 1.7, 26):
        bush(far, rng, x, horizon + .03, rng.uniform(.2, .34), mix(leaf, '#4f8f7a', .4))
    layers.append(far.finish())
    for depth, drop, n, h in ((.45, .03, 7, .32), (.7, .09, 5, .46)):
        layer = ground(light, depth, horizon + drop, '#e9eff5' if snowy else mix(leaf, '#a8cf6a', .45))
        for x in np.linspace(-1.5, 1.5, n) + rng.uniform(-.14, .14, n):
            tall, kind = h * rng.uniform(.8, 1.15), rng.choice(4, p=[.5, .25, .15, .1])
            round_tree(layer, rng, x, horizon + drop + .025, tall, ['#69ab58', '#8cb84f', '#f2a9bd', '#e0a048'][kind] if not snowy else '#dfe8ee')
        layers.append(layer.finish())
        if light.weather == 'fog':
            layers.append(fog_band(light, depth + .02, horizon, .5))
    near = Layer(1.0, light)
    y = horizon + .18
    near.rect(-2.2, y, 4.4, 1, near.fade('#eef3f8' if snowy else '#86bd58', y, .6, (-.12, .16)))
    near.poly([(-2, y + .045), (2, y + .02), (2, y + .12), (-2, y + .17)], near.paint('#dfe3e8' if snowy else '#ead7ae'))
    bx = rng.uniform(.18, .4) * aspect * rng.choice([-1, 1])
    for k in range(3):
        near.rect(bx - .09, y - .03 - k * .028, .18, .018, near.paint('#9a6440'), .004)
    near.rect(bx - .075, y - .09, .012, .12, near.paint('#4d4a52'))
    near.rect(bx + .063, y - .09, .012, .12, near.paint('#4d4a52'))
    lamp(near, rng, -bx * 1.15, y + .02, .34)
    if not snowy:
        flowers(near, rng, y + .14, .5, 60)
    layers.append(near.finish())
    return layers, [], y + rng.uniform(.07, .11), 'ground'


def field(light, rng, horizon, aspect):
    layers = sky_layers(light, rng, horizon, aspect)
    snowy = light.weather == 'snow'
    season = rng.integers(3)
    greens = ['#e7eef5'] * 4 if snowy else [['#8fb86a', '#a8c765', '#7fb356', '#94c24f'], ['#c9b45a', '#d9bf58', '#b8b24e', '#9db84f'], ['#79b07a', '#93bf6a', '#b3a0d0', '#7db356']][season]
    layers.append(ridge_layer(light, rng, .12, horizon + .01, .16, '#7f9fb8' if not snowy else '#d4deea')[0].finish())
    for i, (depth, drop, height) in enumerate(((.26, .03, .1), (.45, .07, .08), (.7, .12, .06))):
        layer, xs, ys = ridge_layer(light, rng, depth, horizon + drop, height, jittered(greens[i], rng), 2)
        for x in rng.uniform(-1.6, 1.6, 5 if i < 2 else 2):
            (round_tree if rng.random() < .7 else pine)(layer, rng, x, float(np.interp(x, xs, ys)) + .01, (.09, .15, .3)[i] * rng.uniform(.8, 1.3))
        if i == 1 and rng.random() < .4:
            x = rng.uniform(-.4, .4) * aspect
            house(layer, rng, x, float(np.interp(x, xs, ys)) + .015, .13, .09, snowy)
        if i == 2 and rng.random() < .4:
            for x in np.arange(-1.8, 1.8, .11):
                y = float(np.interp(x, xs, ys))
                layer.rect(x, y - .04, .014, .06, layer.paint('#e8dcc4'))
            layer.line([(x, float(np.interp(x, xs, ys)) - .022) for x in np.linspace(-1.8, 1.8, 60)], .008, layer.paint('#e8dcc4'))
        layers.append(layer.finish())
        if light.weather == 'fog':
            layers.append(fog_band(light, depth + .02, horizon + .03, .55))
    near = Layer(1.0, light)
    y = horizon + .2
    near.ridge(*curve(rng, y + .02, .05, 2), near.fade(greens[3], y - .03, .58, (-.14, .16)))
    if not snowy:
        grass(near, rng, y + .05, n=150, h=.05, leaf=greens[3])
        flowers(near, rng, y + .03, .5, 130, .011)
    layers.append(near.finish())
    front = Layer(1.3, light)
    if not snowy:
        grass(front, rng, .56, n=70, h=.13, leaf=mix(greens[3], '#3d6b3a', .4))
    return layers, [front.finish()], y + rng.uniform(.05, .09), 'ground'


def mountain(light, rng, horizon, aspect):
    layers = sky_layers(light, rng, horizon, aspect)
    snowy = light.weather == 'snow'
    for depth, height, colour in ((.1, .42, '#8796b5'), (.2, .34, '#6f84a3')):
        layer = Layer(depth, light)
        xs, ys = curve(rng, horizon + .02, height, 2, sharp=True, n=180)
        layer.ridge(xs, ys, layer.fade(colour, horizon - height, horizon + .05, (-.1, .1)))
        # Sunlit flank and snow: walk the ridge and shade one side of every peak.
        for i in range(1, len(xs) - 1):
            if ys[i] <= ys[i - 1] and ys[i] < ys[i + 1] and ys[i] < horizon - height * .35:
                px, py = xs[i], ys[i]
                s = light.side
                h = horizon - py
                layer.poly([(px, py), (px + s * h * .75, horizon), (px + s * h * .1, horizon), (px + s * h * .16, py + h * .5), (px + s * h * .02, py + h * .3)], layer.paint(colour, shade=-.16))
                layer.poly([(px, py - .002), (px + h * .25, py + h * .33), (px + h * .12, py + h * .26), (px + h * .03, py + h * .38), (px - h * .08, py + h * .25), (px - h * .25, py + h * .34)], layer.paint('#f8fafe', .97))
        layers.append(layer.finish())
        layers.append(fog_band(light, depth + .01, horizon, .3 if light.weather != 'fog' else .75))
    for depth, drop, n, h in ((.38, .03, 34, .14), (.6, .09, 18, .24)):
        layer, xs, ys = ridge_layer(light, rng, depth, horizon + drop, .07, '#e6edf5' if snowy else '#5f8a63', 2)
        for x in np.linspace(-1.7, 1.7, n) + rng.uniform(-.05, .05, n):
            pine(layer, rng, x, float(np.interp(x, xs, ys)) + .015, h * rng.uniform(.7, 1.2), snowy=snowy)
        layers.append(layer.finish())
    near = Layer(1.0, light)
    y = horizon + .19
    near.ridge(*curve(rng, y + .02, .05, 2), near.fade('#f0f4f9' if snowy else '#86a862', y - .03, .58, (-.1, .2)))
    for x in rng.uniform(-1, 1, 7):
        s = rng.uniform(.02, .06)
        yy = y + rng.uniform(.02, .2)
        near.poly([(x - s, yy), (x - s * .6, yy - s * .8), (x + s * .3, yy - s), (x + s, yy)], near.paint('#8d8f98'))
        near.poly([(x + s * .1, yy), (x + s * .3, yy - s), (x + s, yy)], near.paint('#8d8f98', shade=.16))
    if not snowy:
        grass(near, rng, y + .05, n=60, h=.03, leaf='#86a862')
        flowers(near, rng, y + .03, .45, 30, .009)
    layers.append(near.finish())
    return layers, [], y + rng.uniform(.05, .09), 'ground'


def desert(light, rng, horizon, aspect):
    layers = sky_layers(light, rng, horizon, aspect, clouds=int(fixed(3).integers(0, 3)) if light.sunny else None)
    sand = jittered(['#e6b877', '#dda066', '#edc98f'][rng.integers(3)], rng)
    mesa = Layer(.15, light)
    x = -1.8
    while x < 1.8:
        w, h = rng.uniform(.14, .4), rng.uniform(.06, .24)
        if rng.random() < .6:
            mesa.poly([(x, horizon + .03), (x + w * .12, horizon - h), (x + w * .85, horizon - h * .97), (x + w, horizon + .03)], mesa.fade('#b9694a', horizon - h, horizon, (-.12, .05)))
            mesa.rect(x + w * .12, horizon - h * .75, w * .74, h * .1, mesa.paint('#a45740', .6))
        x += w * rng.uniform(.8, 1.6)
    layers.append(mesa.finish())
    for depth, drop, height in ((.3, .02, .07), (.5, .06, .09), (.72, .12, .08)):
        layer = Layer(depth, light)
        xs, ys = curve(rng, horizon + drop, height, 1)
        layer.ridge(xs, ys, layer.fade(mix(sand, '#d98f5c', .25 * (1 - depth)), horizon + drop - height, horizon + drop + .14, (-.16, .1)))
        shadow = ys + np.maximum(0, np.gradient(ys) * light.side) * 9
        layer.poly([*zip(xs, ys), *reversed(list(zip(xs, shadow)))], layer.paint(sand, .75, shade=.18))
        for cx in rng.uniform(-1.5, 1.5, 4 if depth > .4 else 0):
            cactus(layer, rng, cx, float(np.interp(cx, xs, ys)) + .02, rng.uniform(.09, .16) * (.5 + depth))
        layers.append(layer.finish())
        if light.weather == 'fog':
            layers.append(fog_band(light, depth + .02, horizon + .03, .5))
    near = Layer(1.0, light)
    y = horizon + .2
    near.ridge(*curve(rng, y + .02, .05, 1), near.fade(sand, y - .04, .58, (-.14, .16)))
    for _ in range(9):
        yy, x = rng.uniform(y + .04, .5), rng.uniform(-1, 1)
        near.line([(x + t, yy + .008 * np.sin(t * 22)) for t in np.linspace(0, .4, 12)], .004, near.paint(sand, .6, shade=.14))
    cactus(near, rng, rng.uniform(.28, .45) * aspect * rng.choice([-1, 1]), y + .05, rng.uniform(.16, .26))
    layers.append(near.finish())
    return layers, [], y + rng.uniform(.05, .09), 'ground'


def snowfield(light, rng, horizon, aspect):
    layers = sky_layers(light, rng, horizon, aspect)
    layers.append(ridge_layer(light, rng, .12, horizon + .01, .2, '#c7d5ea', 3, sharp=False)[0].finish())
    for depth, drop, n, h in ((.3, .03, 26, .13), (.52, .07, 15, .22), (.74, .13, 6, .36)):
        layer, xs, ys = ridge_layer(light, rng, depth, horizon + drop, .07, '#e3ecf7', 2, shades=(-.2, .1))
        for x in np.linspace(-1.7, 1.7, n) + rng.uniform(-.1, .1, n):
            pine(layer, rng, x, float(np.interp(x, xs, ys)) + .015, h * rng.uniform(.7, 1.2), '#5d8f8a', snowy=True)
        layers.append(layer.finish())
    near = Layer(1.0, light)
    y = horizon + .19
    near.ridge(*curve(rng, y + .02, .05, 2), near.fade('#f3f7fc', y - .03, .58, (-.2, .14)))
    for _ in range(6):
        yy, x = rng.uniform(y + .04, .5), rng.uniform(-1, 1)
        near.oval(x, yy, rng.uniform(.1, .3), .012, near.paint('#d3e0f0', .7))
    layers.append(near.finish())
    return layers, [], y + rng.uniform(.05, .09), 'ground'
