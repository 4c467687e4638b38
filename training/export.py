"""Writes the runtime's ONNX: `python training/export.py --checkpoint runs/a/checkpoint.pt --vocabulary … --out generators/animatic/model`.

Names and axes are the product's video contract: `sample` [B,3,F,H,W], `timestep` [B], `input_ids` and `attention_mask` [B,S],
`position_map` [B,2,F,H,W], `guide` [B,4,F,H,W] -> `out_sample` (velocity) and `aside` [B,4,F,H,W] (plate, disparity).
Weights are stored as float16 behind a Cast, which the runtime folds when it loads: half the bytes, float32 arithmetic.
"""
import argparse
import os
import sys

import numpy as np
import onnx
import torch
import torch.nn as nn
from onnx import TensorProto, helper, numpy_helper

sys.path.insert(0, os.path.join(os.path.dirname(__file__), 'model'))
from network import Denoiser, velocity
from stages import CHANNELS, COLUMNS, PLANES, ROWS
from vocabulary import LENGTH, load as load_vocabulary

LARGEST_FILE = 15_500_000


class Runtime(nn.Module):
    def __init__(self, denoiser):
        super().__init__()
        self.denoiser = denoiser
        # Canvases as int8: half the bytes, and a hundredth of what the network's own error is.
        canvases, scale = eighths(denoiser.stages.canvases.weight, len(PLANES) * CHANNELS)
        self.register_buffer('canvases', canvases)
        self.register_buffer('scale', scale)
        self.denoiser.stages.canvases = None

    def canvas(self, input_ids, attention_mask):
        stage = self.denoiser.stages.number(input_ids, attention_mask)
        parts = self.canvases[stage].float().reshape(len(stage), len(PLANES) * CHANNELS, -1) * self.scale[stage][..., None]
        return parts.reshape(-1, len(PLANES) * CHANNELS, ROWS, COLUMNS)

    def forward(self, sample, timestep, input_ids, attention_mask, position_map, guide):
        clean, aside = self.denoiser.predict(sample, timestep, input_ids, attention_mask, position_map, guide, self.canvas(input_ids, attention_mask))
        b, _, frames, height, width = sample.shape
        unflat = lambda v: v.reshape(b, frames, v.shape[1], height, width).transpose(1, 2)
        return velocity(sample, unflat(clean), timestep), unflat(aside)


def eighths(weight, groups):
    """Rows of float weights as int8 and one scale for each of the `groups` equal parts of a row."""
    parts = weight.detach().reshape(len(weight), groups, -1)
    scale = (parts.abs().amax(2) / 127).clamp(min=1e-8)
    return (parts / scale[..., None]).round().to(torch.int8).flatten(1), scale


def halve(path, out):
    """Float32 weights become float16 initialisers behind a Cast, int8 ones stay, spread over files that stay below the size limit."""
    model = onnx.load(path)
    graph, kept, casts, chunks = model.graph, [], [], [bytearray()]
    name = os.path.basename(out)
    for tensor in graph.initializer:
        array = numpy_helper.to_array(tensor)
        whole = array.dtype == np.int8
        if not whole and (array.dtype != np.float32 or array.size < 256):
            kept.append(numpy_helper.from_array(array, tensor.name))
            continue
        data = array.tobytes() if whole else array.astype(np.float16).tobytes()
        if len(chunks[-1]) + len(data) > LARGEST_FILE:
            chunks.append(bytearray())
        kind = TensorProto.INT8 if whole else TensorProto.FLOAT16
        half = TensorProto(name=tensor.name if whole else tensor.name + '_half', data_type=kind, dims=array.shape, data_location=TensorProto.EXTERNAL)
        location = f'{name}_data_{len(chunks) - 1}'
        for key, value in (('location', location), ('offset', str(len(chunks[-1]))), ('length', str(len(data)))):
            half.external_data.add(key=key, value=value)
        chunks[-1].extend(data)
        kept.append(half)
        if not whole:
            casts.append(helper.make_node('Cast', [half.name], [tensor.name], to=TensorProto.FLOAT))
    del graph.initializer[:]
    graph.initializer.extend(kept)
    nodes = list(graph.node)
    del graph.node[:]
    graph.node.extend(casts + nodes)
    model.ir_version = min(model.ir_version, 10)
    onnx.save(model, out)
    for i, chunk in enumerate(chunks):
        with open(f'{out}_data_{i}', 'wb') as file:
            file.write(chunk)
    print(out, os.path.getsize(out), [len(c) for c in chunks])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--checkpoint')
    parser.add_argument('--vocabulary', required=True)
    parser.add_argument('--out', required=True)
    parser.add_argument('--restart', help='also writes the fp16 average weights there: the point from which training can go on')
    args = parser.parse_args()
    denoiser = Denoiser(load_vocabulary(args.vocabulary))
    if args.checkpoint:
        saved = torch.load(args.checkpoint, map_location='cpu', weights_only=False)
        denoiser.load_state_dict({k: v.float() for k, v in saved['average'].items()})
        print(saved['state']['step'], saved['state']['seen'])
    model = Runtime(denoiser).eval()
    b, f, h, w = 1, 5, 48, 36
    example = (torch.randn(b, 3, f, h, w), torch.full((b,), .7), torch.ones(b, LENGTH, dtype=torch.int64), torch.ones(b, LENGTH, dtype=torch.int64), torch.randn(b, 2, f, h, w), torch.rand(b, 4, f, h, w))
    names = ['sample', 'timestep', 'input_ids', 'attention_mask', 'position_map', 'guide']
    video = {2: 'frames', 3: 'height', 4: 'width'}
    axes = {n: video for n in ('sample', 'position_map', 'guide', 'out_sample', 'aside')}
    path = '/tmp/animatic-fp32.onnx'
    torch.onnx.export(model, example, path, input_names=names, output_names=['out_sample', 'aside'], dynamic_axes=axes, opset_version=17, dynamo=False)
    halve(path, os.path.join(args.out, 'denoiser.onnx'))
    check(model, os.path.join(args.out, 'denoiser.onnx'))


def check(model, path):
    """The exported graph against PyTorch, at sizes other than those it was traced with."""
    try:
        import onnxruntime
    except ImportError:
        return
    session = onnxruntime.InferenceSession(path, providers=['CPUExecutionProvider'])
    for f, h, w in ((3, 72, 36), (7, 36, 60)):
        feeds = dict(sample=torch.randn(1, 3, f, h, w), timestep=torch.tensor([.4]), input_ids=torch.ones(1, LENGTH, dtype=torch.int64), attention_mask=torch.ones(1, LENGTH, dtype=torch.int64), position_map=torch.randn(1, 2, f, h, w), guide=torch.rand(1, 4, f, h, w))
        with torch.no_grad():
            expected = model(*feeds.values())[0].numpy()
        got = session.run(['out_sample'], {k: v.numpy() for k, v in feeds.items()})[0]
        print('largest difference', np.abs(expected - got).max())


if __name__ == '__main__':
    main()
