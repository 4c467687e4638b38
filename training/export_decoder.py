"""Writes `decoder.onnx`, `planes.json`, `lights.json` and `heavens.json`: `python training/export_decoder.py --decoder runs/decoder/decoder.pt --out generators/animatic/model`.

`decoder`: `plane` [1], `light` [1,47], `across` [W] and `down` [H] in scene units ->
`rgba` [H,W,4] uint8, premultiplied. `planes.json`: for every place the depth of its planes and, layout by layer, the rows they reach.
`lights.json`: the codes of every hour and weather, and the end of the code for every palette.
"""
import argparse
import json
import os
import sys

import torch
import torch.nn as nn
import torch.nn.functional as F

for folder in ('data', 'model'):
    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), folder))
from decoder import BEND, COLUMNS, FEATURES, LIGHT, ROWS, WIDTH, Decoder
from export import eighths, halve
from heavens import table as heavens
from light import every_light
from planes import table


class Runtime(nn.Module):
    def __init__(self, decoder):
        super().__init__()
        canvases, scale = eighths(decoder.canvases.weight, FEATURES)
        self.register_buffer('canvases', canvases)
        self.register_buffer('scale', scale)
        decoder.canvases = None
        self.decoder = decoder

    def forward(self, plane, light, across, down):
        d = self.decoder
        canvas = (self.canvases[plane].float().reshape(1, FEATURES, -1) * self.scale[plane][..., None]).reshape(1, FEATURES, ROWS, COLUMNS)
        box = d.box[plane]
        # asinh, spelled out: the exporter does not know it.
        bent = across.abs() / BEND
        u = torch.sign(across) * torch.log(bent + torch.sqrt(bent * bent + 1)) / d.reach[plane]
        v = (down - box[:, 0]) / (box[:, 1] - box[:, 0]) * 2 - 1
        # Broadcast by adding zeros: the exporter knows how to trace that at every size.
        none = torch.zeros_like(down)[:, None] + torch.zeros_like(across)[None]
        grid = torch.stack([u[None] + none, v[:, None] + none], -1)[None]
        features = F.grid_sample(canvas, grid, mode='bilinear', padding_mode='border', align_corners=False)[0].flatten(1)
        h = torch.cat([features, (across[None] + none).flatten()[None], (down[:, None] * 1.6 + none).flatten()[None]], 0)
        turns = d.mixer(torch.cat([light, d.names(plane)], 1)).reshape(3, 2, WIDTH)
        for i, (weight, bias) in enumerate(zip(d.weights, d.biases)):
            h = F.relu((weight * (1 + turns[i, 0])[:, None]) @ h + (bias + turns[i, 1])[:, None])
        out = (d.out @ h + d.out_bias[:, None]).clamp(0, 1)
        premultiplied = torch.cat([out[:3] * out[3:], out[3:]], 0)
        return (premultiplied * 255 + .5).to(torch.uint8).transpose(0, 1).reshape(down.shape[0], across.shape[0], 4)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--decoder', required=True)
    parser.add_argument('--out', required=True)
    args = parser.parse_args()
    planes = table()
    decoder = Decoder(planes)
    decoder.load_state_dict(torch.load(args.decoder, map_location='cpu')['decoder'])
    boxes = [[round(float(v), 3) for v in box] for box in decoder.box]
    model = Runtime(decoder).eval()
    example = (torch.tensor([3]), torch.randn(1, LIGHT), torch.linspace(-.3, .3, 9), torch.linspace(-.5, .5, 7))
    torch.onnx.export(model, example, '/tmp/decoder-fp32.onnx', input_names=['plane', 'light', 'across', 'down'], output_names=['rgba'],
                      dynamic_axes={'across': {0: 'width'}, 'down': {0: 'height'}, 'rgba': {0: 'height', 1: 'width'}}, opset_version=17, dynamo=False)
    halve('/tmp/decoder-fp32.onnx', os.path.join(args.out, 'decoder.onnx'))
    check(model, os.path.join(args.out, 'decoder.onnx'))
    places = {}
    for number, (plane, box) in enumerate(zip(planes, boxes)):
        place = places.setdefault(plane['place'], dict(first=number, depths=[], rows=[]))
        if plane['layout'] == 0:
            place['depths'].append(round(plane['depth'], 3))
        if plane['index'] == 0:
            place['rows'].append([])
        place['rows'][-1].append(box)
    with open(os.path.join(args.out, 'planes.json'), 'w') as file:
        json.dump(places, file)
    hours, palettes = every_light()
    numbers = lambda codes: {name: [round(float(v), 4) for v in values] for name, values in codes.items()}
    with open(os.path.join(args.out, 'lights.json'), 'w') as file:
        json.dump(dict(hours=numbers(hours), palettes=numbers(palettes)), file)
    with open(os.path.join(args.out, 'heavens.json'), 'w') as file:
        json.dump(heavens(), file)


def check(model, path):
    """The exported graph against PyTorch, at a size other than the one it was traced with."""
    import numpy as np
    import onnxruntime
    session = onnxruntime.InferenceSession(path, providers=['CPUExecutionProvider'])
    feeds = dict(plane=torch.tensor([40]), light=torch.randn(1, LIGHT), across=torch.linspace(-.5, .4, 33), down=torch.linspace(-.4, .5, 50))
    with torch.no_grad():
        expected = model(*feeds.values()).numpy().astype(int)
    got = session.run(None, {k: v.numpy() for k, v in feeds.items()})[0]
    print('largest difference', np.abs(expected - got).max(), 'of 255')


if __name__ == '__main__':
    main()
