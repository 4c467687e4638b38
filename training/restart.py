"""Turns the committed ONNX weights back into a checkpoint: `python training/restart.py --model generators/animatic/model --out restart.pt`,
then `train.py --init restart.pt`. The ONNX keeps the parameters' names, so nothing else has to be stored."""
import argparse
import os
import sys

import onnx
import torch
from onnx import numpy_helper

sys.path.insert(0, os.path.join(os.path.dirname(__file__), 'model'))
from network import Denoiser
from vocabulary import load as load_vocabulary

parser = argparse.ArgumentParser()
parser.add_argument('--model', required=True)
parser.add_argument('--out', required=True)
args = parser.parse_args()

graph = onnx.load(os.path.join(args.model, 'denoiser.onnx')).graph
stored = {t.name.removesuffix('_half').removeprefix('denoiser.'): torch.from_numpy(numpy_helper.to_array(t).copy()).float() for t in graph.initializer}
# The canvases are int8 with a scale for each channel.
whole, scale = stored.pop('canvases'), stored.pop('scale')
stored['stages.canvases.weight'] = (whole.reshape(*scale.shape, -1) * scale[..., None]).flatten(1)
denoiser = Denoiser(load_vocabulary(os.path.join(args.model, 'vocabulary.json')))
weights, matrices = denoiser.state_dict(), []
for name, value in weights.items():
    if name in stored and stored[name].shape == value.shape:
        weights[name] = stored[name]
    else:
        matrices.append(name)
# The exporter renames linear layers' weights and transposes them; they are recognised by being what their bias is added to.
for name in list(matrices):
    bias = name.replace('.weight', '.bias')
    node = next((n for n in graph.node if n.op_type == 'Add' and f'denoiser.{bias}' in n.input), None)
    gemm = next((n for n in graph.node if n.op_type == 'Gemm' and f'denoiser.{bias}' in n.input), None)
    source = None
    if gemm is not None:
        source = stored.get(gemm.input[1].removeprefix('denoiser.'))
    elif node is not None:
        product = next(i for i in node.input if i != f'denoiser.{bias}')
        matmul = next(n for n in graph.node if product in n.output)
        source = stored.get(matmul.input[1].removeprefix('denoiser.'))
    if source is not None and source.shape == weights[name].shape:
        weights[name] = source
        matrices.remove(name)
    elif source is not None and source.T.shape == weights[name].shape:
        weights[name] = source.T.contiguous()
        matrices.remove(name)
# The exporter merges tensors that are equal; those of the temporal layers are while they have not been trained, and are zero.
matrices = [name for name in matrices if '.temporal.' not in name and '.scene.' not in name]
if matrices:
    raise SystemExit(f'not found in the ONNX: {matrices}')
torch.save({'average': weights}, args.out)
print('restored', len(weights), 'tensors')
