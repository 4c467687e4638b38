"""The decoder: draws the planes of a stage at any size, in the light of the denoiser's picture.

The runtime finds the light: the one in which the stage, drawn small, is most like the denoiser's picture. What stands where, the decoder
remembers: for every plane a small canvas of learned features that is read bilinearly, and an MLP that makes a colour and a coverage of
them for one point at a time. Smooth features behind a sharp function are smooth edges at any size: nothing is enlarged.
"""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F

FEATURES, ROWS, COLUMNS = 6, 48, 121
WIDTH, LIGHT = 64, 47  # the light: `data/light.code`
# Canvases are denser in the middle, where upright pictures look.
BEND = .35


def half_width(depth):
    """Scene units that a plane must cover to each side: half a 16:9 picture and as much as the fastest pan shows of it."""
    return .89 + .34 * min(depth, 1.06)


class Decoder(nn.Module):
    def __init__(self, planes, boxes=None):
        """`planes` rows of `data/planes.table()`; `boxes` [n, 2] the rows of scene units each canvas covers."""
        super().__init__()
        n = len(planes)
        self.canvases = nn.Embedding(n, FEATURES * ROWS * COLUMNS, sparse=True)
        self.register_buffer('box', torch.tensor(boxes if boxes is not None else [[-.85, .85]] * n, dtype=torch.float32))
        self.register_buffer('reach', torch.tensor([math.asinh(half_width(p['depth']) / BEND) for p in planes], dtype=torch.float32))
        self.names = nn.Embedding(n, 32)
        self.mixer = nn.Sequential(nn.Linear(LIGHT + 32, 160), nn.ReLU(), nn.Linear(160, 160), nn.ReLU(), nn.Linear(160, 6 * WIDTH))
        inputs = FEATURES + 2
        self.weights = nn.ParameterList([nn.Parameter(torch.randn(WIDTH, k) * (2 / k) ** .5) for k in (inputs, WIDTH, WIDTH)])
        self.biases = nn.ParameterList([nn.Parameter(torch.zeros(WIDTH)) for _ in range(3)])
        self.out = nn.Parameter(torch.randn(4, WIDTH) * .1)
        self.out_bias = nn.Parameter(torch.full((4,), .5))
        nn.init.normal_(self.names.weight, std=.5)

    def remember(self, plane):
        return self.canvases(plane).reshape(-1, FEATURES, ROWS, COLUMNS)

    def forward(self, canvas, plane, light, where, half=None):
        """canvas from `remember`, plane [B], light [B, LIGHT], where [B, N, 2] scene units -> straight colour and coverage 0..1, [B, 4, N]."""
        box, reach = self.box[plane], self.reach[plane]
        x, y = where[..., 0], where[..., 1]
        u = torch.asinh(x / BEND) / reach[:, None]
        v = (y - box[:, :1]) / (box[:, 1:] - box[:, :1]) * 2 - 1
        features = F.grid_sample(canvas, torch.stack([u, v], -1)[:, None], mode='bilinear', padding_mode='border', align_corners=False)[:, :, 0]
        h = torch.cat([features, torch.stack([x, y * 1.6], 1)], 1)
        turns = self.mixer(torch.cat([light, self.names(plane)], 1)).reshape(-1, 3, 2, WIDTH)
        for i, (weight, bias) in enumerate(zip(self.weights, self.biases)):
            gain, shift = 1 + turns[:, i, 0], bias + turns[:, i, 1]
            w = weight * gain[..., None]
            if half is not None:
                w, h, shift = w.to(half), h.to(half), shift.to(half)
            h = F.relu(w @ h + shift[..., None])
        return self.out @ h.float() + self.out_bias[:, None]
