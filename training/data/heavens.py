"""What hangs in the sky of every stage, as numbers: where sun and moon are, the clouds of each weather, and the line of the far ridges below.

The runtime draws the sky from these as vectors (`generators/animatic/heavens.ts`): a canvas of features that has to remember suns, moons and
clouds of all hours at once shows traces of all of them in each.
"""
import copy
import os
import sys

import numpy as np

sys.path.insert(0, os.path.dirname(__file__))
import outdoors
import waters
from planes import draw_planes, groups, stage
from props import fixed
from scene import LAYOUTS, PLACES
from sky import body_of, clouds_of, sky_layers

# Half the width of a plane in scene units, and how many points the line of ridges has over the whole width.
REACH, POINTS = 1.25, 161


def table():
    """For every place under the open sky, layout by layout; places without a sky are left out."""
    places = {place: [facts(place, layout) for layout in range(LAYOUTS)] for place in sorted(PLACES)}
    return {place: stages for place, stages in places.items() if stages[0] is not None}


def facts(place, layout):
    seen = {}
    starts = groups(place)

    def note(light, rng, horizon, aspect, clouds=None):
        key = copy.deepcopy(rng).random()
        chance = fixed(key)
        x = chance.uniform(.12, .38) * aspect * light.side
        bodies = {hour: body_of(key, hour, horizon) for hour in ('night', 'day', 'dusk')}
        seen[light.weather] = dict(horizon=horizon, x=x, veiled=bool(chance.random() < .5), bodies=bodies, clouds=clouds_of(key, light.weather, horizon, clouds))
        return sky_layers(light, rng, horizon, aspect, clouds)

    def nothing(light, rng, horizon, aspect, clouds=None):
        rng.random()
        return []

    try:
        outdoors.sky_layers = waters.sky_layers = note
        for weather in ('clear', 'cloudy', 'rain', 'storm', 'snow', 'fog', 'wind'):
            stage(place, layout, weather=weather)
        if not seen:
            return None
        outdoors.sky_layers = waters.sky_layers = nothing
        ridges = ridge_line(stage(place, layout), starts)
    finally:
        outdoors.sky_layers = waters.sky_layers = sky_layers
    clear = seen['clear']
    short = lambda values: [round(float(v), 4) for v in values]
    return dict(horizon=round(clear['horizon'], 4), x=round(clear['x'], 4), veiled=clear['veiled'],
                bodies={name: [*short(body[:2]), bool(body[2])] for name, body in clear['bodies'].items()},
                clouds={weather: [short(cloud) for cloud in sky['clouds']] for weather, sky in seen.items()}, ridges=ridges)


def ridge_line(scene, starts):
    """Height of the far ridges at `POINTS` places from left to right, or None where the sky has none."""
    unit = 400
    alpha = draw_planes(scene, starts, -REACH, -.62, int(2 * REACH * unit), int(1.3 * unit), unit)[0][..., 3] > 128
    if not alpha.any():
        return None
    tops = np.where(alpha.any(0), alpha.argmax(0) / unit - .62, .68)
    columns = np.linspace(0, tops.size - 1, POINTS).round().astype(int)
    return [round(float(v), 4) for v in tops[columns]]
