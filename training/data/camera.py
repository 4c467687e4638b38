"""The multiplane camera: one offset and one zoom; a plane at depth d sees d times as much of both."""
from dataclasses import dataclass

import numpy as np


@dataclass
class Camera:
    x: float = 0.0
    y: float = 0.0
    zoom: float = 1.0

    def scale(self, depth):
        return 1 + (self.zoom - 1) * (.12 + .88 * depth)

    def place(self, depth, point):
        """Where a point of the plane at `depth` is on the picture. The runtime's `camera-path.ts` has the same two lines."""
        s = self.scale(depth)
        return (point[0] - self.x * depth) * s, (point[1] - self.y * depth) * s

    def position_map(self, aspect, width, height):
        """[2, H, W]: coordinates on the subject's plane (depth 1) that each pixel sees."""
        xs = ((np.arange(width) + .5) / width - .5) * aspect
        ys = (np.arange(height) + .5) / height - .5
        s = self.scale(1.0)
        gx, gy = np.meshgrid(xs / s + self.x, ys / s + self.y)
        return np.stack([gx, gy]).astype(np.float32)


MOVES = ['static', 'dolly-in', 'dolly-out', 'pan-left', 'pan-right', 'tilt-up', 'tilt-down', 'tracking-left', 'tracking-right',
         'crane-up', 'crane-down', 'zoom-in', 'zoom-out', 'orbit', 'handheld']


def path(move, amount, progress):
    """The camera at `progress` 0..1 of a move whose whole length is `amount` (1 is normal)."""
    t = progress
    sway = np.sin(t * np.pi * 2)
    half = t - .5
    if move in ('dolly-in', 'zoom-in'):
        return Camera(0, -.02 * t * amount, 1 + .34 * amount * t)
    if move in ('dolly-out', 'zoom-out'):
        return Camera(0, -.02 * (1 - t) * amount, 1 + .34 * amount * (1 - t))
    if move in ('pan-left', 'tracking-left'):
        return Camera(-.34 * half * amount, 0, 1.04)
    if move in ('pan-right', 'tracking-right'):
        return Camera(.34 * half * amount, 0, 1.04)
    if move in ('tilt-up', 'crane-up'):
        return Camera(0, -.20 * half * amount, 1.06)
    if move in ('tilt-down', 'crane-down'):
        return Camera(0, .20 * half * amount, 1.06)
    if move == 'orbit':
        return Camera(.12 * np.sin(half * np.pi) * amount, 0, 1.05 + .03 * np.cos(half * np.pi))
    if move == 'handheld':
        return Camera(.012 * sway * amount, .009 * np.sin(t * np.pi * 3.1 + 1) * amount, 1.05)
    # Nothing in a film is ever quite still: a static camera breathes by two thousandths.
    return Camera(.004 * sway, .003 * np.sin(t * np.pi * 1.3), 1.02)
