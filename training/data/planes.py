"""The planes of a stage: its layers in groups that move together, drawn one by one, without subjects, on nothing.

What `training/train_decoder.py` learns to draw. Planes are drawn at eye level for every format; the runtime shifts them for other angles.
"""
import os
import sys

import numpy as np
import skia

sys.path.insert(0, os.path.dirname(__file__))
from scene import LAYOUTS, PLACES, Scene

# Layers nearer to each other than this move as one; what is nearly infinitely far is one plane: the sky with its clouds and far ridges.
TOGETHER, FAR = .07, .13
HALF_WIDTH, HALF_HEIGHT = 1.25, .85  # scene units that planes cover


def stage(place, layout, time='day', weather='clear', palette=()):
    return Scene(np.random.default_rng(0), .5625, [None], place=place, layout=layout, time=time, weather=weather, palette=list(palette), angle='eye-level', subjects=0)


def groups(place):
    """Upper depth limits of the planes of a place, and the depth at which each plane moves. The same for all its layouts, hours and weathers."""
    depths = sorted({round(layer.depth, 3) for weather in ('clear', 'cloudy', 'fog', 'snow', 'rain') for scene in [stage(place, 0, weather=weather)] for layer in [*scene.behind, *scene.front]})
    starts = []
    for depth in depths:
        if not starts or depth > max(starts[-1] + TOGETHER, FAR):
            starts.append(depth)
    return starts


def draw_planes(scene, starts, x0, y0, width, height, unit):
    """Straight RGBA uint8 [planes, height, width, 4] of the window whose corner is (x0, y0), `unit` pixels to a scene unit."""
    out = []
    layers = [*scene.behind, *scene.front]
    for i, start in enumerate(starts):
        end = starts[i + 1] if i + 1 < len(starts) else 9
        surface = skia.Surface(width, height)
        canvas = surface.getCanvas()
        canvas.clear(0)
        canvas.scale(unit, unit)
        canvas.translate(-x0, -y0)
        for layer in layers:
            if start - 1e-3 <= layer.depth < end - 1e-3:
                canvas.drawPicture(layer.picture)
        out.append(surface.toarray(colorType=skia.kRGBA_8888_ColorType))
    return np.stack(out)


def table():
    """Every plane there is: place, layout, index, depth. The row is the plane's number."""
    rows = []
    for place in sorted(PLACES):
        starts = groups(place)
        for layout in range(LAYOUTS):
            rows += [dict(place=place, layout=layout, index=i, depth=.05 if start < FAR else start, planes=len(starts)) for i, start in enumerate(starts)]
    return rows
