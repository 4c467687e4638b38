"""Things that stand in a scene: trees, houses, clouds, lamps. Each draws on a layer in local colours; the layer's light does the rest."""
import numpy as np
from light import jittered, mix, rgb

def fixed(*where):
    """Chance that belongs to a place in the layout, not to the order of drawing: the same house has the same windows at every hour."""
    return np.random.default_rng([abs(int(round(float(v) * 4096))) for v in where])


WINDOW = ['#ffd27a', '#ffc35e', '#ffe3a6', '#ffb86b']


def cloud(layer, rng, x, y, size, colour, alpha=1.0):
    """A flat-bottomed heap of puffs, lighter above."""
    rng = fixed(x, y, size)
    n = rng.integers(4, 7)
    for lift, tone in ((0.0, mix(colour, layer.light.haze, .35)), (-.05, colour), (-.11, mix(colour, '#ffffff', .35 if not layer.light.dark else .08))):
        for i in range(n):
            t = (i + .5) / n
            r = size * (.16 + .2 * np.sin(np.pi * t)) * (1 if lift == 0 else .9 + lift)
            layer.oval(x + (t - .5) * size * 1.25, y - r * .55 + lift * size * (1 if lift else 0), r * 1.1, r * .78, layer.paint(tone, alpha, emit=True))
    layer.rect(x - size * .68, y - size * .1, size * 1.36, size * .12, layer.paint(mix(colour, layer.light.haze, .35), alpha, emit=True), size * .06)


def round_tree(layer, rng, x, y, h, leaf='#5fa052', trunk='#7a5238'):
    leaf = jittered(leaf, rng)
    layer.rect(x - h * .035, y - h * .5, h * .07, h * .5, layer.paint(trunk), h * .02)
    side = layer.light.side
    blobs = [(0, -.68, .25), (-.17, -.56, .19), (.17, -.55, .19), (.02, -.86, .17), (-.1, -.77, .18), (.12, -.75, .17)]
    for dx, dy, r in blobs:
        layer.oval(x + dx * h, y + dy * h, r * h, r * h * .95, layer.paint(leaf, shade=.16))
    for dx, dy, r in blobs:
        layer.oval(x + dx * h + side * h * .035, y + dy * h - h * .03, r * h * .8, r * h * .76, layer.paint(leaf))
    for dx, dy, r in blobs[2:]:
        layer.oval(x + dx * h + side * h * .07, y + dy * h - h * .06, r * h * .42, r * h * .38, layer.paint(leaf, shade=-.2))


def pine(layer, rng, x, y, h, leaf='#3f7d5c', snowy=False):
    leaf = jittered(leaf, rng)
    layer.rect(x - h * .03, y - h * .15, h * .06, h * .15, layer.paint('#6b4733'))
    for i in range(4):
        w, top, bottom = h * (.30 - .06 * i), y - h * (.34 + .22 * i), y - h * (.1 + .2 * i)
        layer.poly([(x - w, bottom), (x, top), (x + w, bottom), (x, bottom + h * .03)], layer.paint(leaf, shade=.12 - .06 * i))
        layer.poly([(x, bottom + h * .02), (x, top), (x + layer.light.side * w, bottom)], layer.paint(leaf, shade=-.07 - .03 * i))
        if snowy:
            layer.poly([(x - w * .62, bottom - (bottom - top) * .38), (x, top), (x + w * .62, bottom - (bottom - top) * .38), (x + w * .2, bottom - (bottom - top) * .3), (x - w * .25, bottom - (bottom - top) * .27)], layer.paint('#f6f9ff'))


def trunk(layer, rng, x, y, w, colour='#6d4a36'):
    colour = jittered(colour, rng)
    layer.poly([(x - w * .5, -1.3), (x + w * .5, -1.3), (x + w * .62, y - w), (x + w * 1.15, y + w * .3), (x - w * 1.15, y + w * .3), (x - w * .62, y - w)], layer.paint(colour))
    s = layer.light.side
    layer.poly([(x + s * w * .16, -1.3), (x + s * w * .5, -1.3), (x + s * w * .62, y - w), (x + s * w * .3, y)], layer.paint(colour, shade=-.17))
    for _ in range(3):
        yy = rng.uniform(-.5, y - .1)
        layer.rect(x - w * .3 * s, yy, w * .08, rng.uniform(.03, .09), layer.paint(colour, shade=.2), w * .03)


def palm(layer, rng, x, y, h):
    lean = rng.uniform(-.25, .25) * h
    pts = [(x + lean * t * t, y - h * t) for t in np.linspace(0, 1, 8)]
    layer.line(pts, h * .055, layer.paint('#8a6242'))
    cx, cy = pts[-1]
    for a in np.linspace(-2.9, -.25, 7) + rng.uniform(-.1, .1, 7):
        tip = (cx + np.cos(a) * h * .42, cy + np.sin(a) * h * .2 + h * .13)
        mid = (cx + np.cos(a) * h * .25, cy + np.sin(a) * h * .26 - h * .05)
        layer.poly([(cx, cy - h * .02), mid, tip, (mid[0], mid[1] + h * .075), (cx, cy + h * .03)], layer.paint(jittered('#4f9a58', rng), shade=.1 if a < -1.5 else -.05))


def cactus(layer, rng, x, y, h):
    c = jittered('#5b9560', rng)
    w = h * .16
    layer.rect(x - w / 2, y - h, w, h, layer.paint(c), w / 2)
    for s, up in ((-1, .42), (1, .55)):
        layer.rect(min(x, x + s * h * .3), y - h * up, h * .3, w * .7, layer.paint(c), w * .35)
        layer.rect(x + s * h * .3 - w * .35, y - h * (up + .25), w * .7, h * .25 + w * .7, layer.paint(c), w * .35)
    layer.rect(x + layer.light.side * w * .12, y - h * .95, w * .2, h * .9, layer.paint(c, shade=-.2), w * .1)


def windows(layer, rng, x, y, w, h, columns, rows, lit):
    """A grid of windows; `lit` is the share that glows."""
    rng = fixed(x, w, h)
    cw, ch = w / columns, h / rows
    for i in range(columns):
        for j in range(rows):
            on, kind = rng.random() < lit, rng.integers(4)
            paint = layer.paint(mix(rgb(WINDOW[kind]), layer.light.haze, max(0, .45 * (1 - layer.depth))), emit=True) if on else layer.paint(mix('#51688a', layer.light.sky[2], .35), shade=.1)
            layer.rect(x + (i + .22) * cw, y + (j + .2) * ch, cw * .56, ch * .58, paint, min(cw, ch) * .08)


def lit_share(light):
    return {'night': .72, 'dusk': .55}.get(light.time, .38 if light.wet or light.weather == 'storm' else (.12 if light.time == 'dawn' else .04))


def tower(layer, rng, x, y, w, h, colour, detail=True):
    layer.rect(x, y - h, w, h + .02, layer.fade(colour, y - h, y, (-.05, .10)))
    s = layer.light.side
    layer.rect(x + (w * .72 if s > 0 else 0), y - h, w * .28, h + .02, layer.paint(colour, .55, shade=-.16))
    if detail:
        cols = max(2, int(w / .042))
        windows(layer, rng, x + w * .06, y - h + .025, w * .88, h * .86, cols, max(3, int(h / .055)), lit_share(layer.light))
    kind = rng.random()
    if kind < .25:
        layer.rect(x + w * .3, y - h - .03, w * .4, .03, layer.paint(colour, shade=.1))
    elif kind < .4:
        layer.rect(x + w * .48, y - h - .09, w * .05, .09, layer.paint(colour, shade=.2))
    elif kind < .55:
        layer.poly([(x, y - h), (x + w / 2, y - h - w * .4), (x + w, y - h)], layer.paint(colour, shade=.12))


HOUSE_WALLS = ['#f1dfc0', '#e9c7a1', '#f4e9d8', '#d9b9a0', '#cfd8d2', '#f0b9a0', '#dcc8e0', '#b9d3d8', '#f3d28c']
ROOFS = ['#b8513f', '#8f4a44', '#5f6f86', '#a8653c', '#6d5a6e', '#3f6b72']


def house(layer, rng, x, y, w, h, snowy=False):
    wall, roof = jittered(HOUSE_WALLS[rng.integers(len(HOUSE_WALLS))], rng), jittered(ROOFS[rng.integers(len(ROOFS))], rng)
    layer.rect(x, y - h, w, h, layer.fade(wall, y - h, y, (-.06, .1)))
    peak = h * rng.uniform(.45, .8)
    if rng.random() < .5:
        layer.rect(x + w * .7, y - h - peak * .85, w * .12, peak * .7, layer.paint('#9a5c4a'))
    layer.poly([(x - w * .1, y - h + .006), (x + w * .5, y - h - peak), (x + w * 1.1, y - h + .006)], layer.paint(roof))
    s = layer.light.side
    layer.poly([(x + w * .5, y - h - peak), (x + w * (.5 + .6 * s), y - h + .006), (x + w * (.5 + .25 * s), y - h + .006)], layer.paint(roof, shade=-.13))
    if snowy:
        layer.poly([(x - w * .12, y - h + .004), (x + w * .5, y - h - peak - .012), (x + w * 1.12, y - h + .004), (x + w * .8, y - h - peak * .25), (x + w * .55, y - h - peak * .45), (x + w * .3, y - h - peak * .3)], layer.paint('#f7faff'))
    lit = max(.25, lit_share(layer.light)) if layer.light.dark or layer.light.wet else .05
    rows = max(1, int(h / .085))
    windows(layer, rng, x + w * .06, y - h * .92, w * .88, h * .6, max(2, int(w / .07)), rows, lit)
    layer.rect(x + w * .42, y - h * .3, w * .16, h * .3, layer.paint('#7a4b38'), w * .03)
    if lit > .2:
        layer.glow(x + w * .5, y - h * .45, w * .7, rgb('#ffc15e'), .22)


def lamp(layer, rng, x, y, h):
    layer.rect(x - h * .012, y - h, h * .024, h, layer.paint('#3b4150'))
    layer.rect(x - h * .05, y - h * 1.07, h * .1, h * .1, layer.paint('#3b4150') if not layer.light.dark and not layer.light.wet else layer.paint(rgb('#ffe3a0'), emit=True), h * .03)
    layer.poly([(x - h * .07, y - h * 1.06), (x, y - h * 1.13), (x + h * .07, y - h * 1.06)], layer.paint('#3b4150'))
    if layer.light.dark or layer.light.wet:
        layer.glow(x, y - h * 1.02, h * .42, rgb('#ffca70'), .34)
        layer.glow(x, y, h * .34, rgb('#ffca70'), .3, .25)


def bush(layer, rng, x, y, size, leaf='#5b9a4f'):
    leaf = jittered(leaf, rng)
    for shade, lift in ((.14, 0), (0, .12), (-.16, .22)):
        for i in range(4):
            t = (i + .5) / 4 - .5
            r = size * (.34 - abs(t) * .22) * (1 - lift * .8)
            layer.oval(x + t * size * 1.1 + lift * size * .1 * layer.light.side, y - r * .6 - lift * size * .35, r, r * .85, layer.paint(leaf, shade=shade))


def grass(layer, rng, y, x0=-1.6, x1=1.6, n=90, h=.05, leaf='#5b9a4f'):
    rng = fixed(n, h)
    for x in rng.uniform(x0, x1, n):
        c, k, hh = jittered(leaf, rng), rng.uniform(-.6, .6), h * rng.uniform(.5, 1.2)
        yy = y + rng.uniform(-.01, .02)
        layer.poly([(x - hh * .12, yy), (x + k * hh, yy - hh), (x + hh * .12, yy)], layer.paint(c, shade=rng.uniform(-.2, .2)))


def flowers(layer, rng, y0, y1, n, size=.012):
    rng = fixed(n)
    tones = ['#f25c66', '#ffd24f', '#f7f3ea', '#c78bea', '#ff9d5c', '#7fa8f5']
    picks = [tones[i] for i in rng.permutation(len(tones))[:3]]
    for _ in range(n):
        x, y = rng.uniform(-1.6, 1.6), rng.uniform(min(y0, y1 - .02), y1)
        s = size * (.6 + (y - y0) / max(.01, y1 - y0))
        layer.rect(x - s * .1, y, s * .2, s * 1.8, layer.paint('#4f8f45'))
        layer.oval(x, y, s, s * .85, layer.paint(picks[rng.integers(3)]))
        layer.oval(x, y, s * .35, s * .3, layer.paint('#ffe08a'))
