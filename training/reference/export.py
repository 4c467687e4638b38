"""Modules to ONNX under the names that model folders use, at the sizes of one example: the fixtures need no others."""
import json
from pathlib import Path

import numpy as np
import onnx
import onnx.numpy_helper
import torch


class Named(torch.nn.Module):
    """Calls a module by keywords and hands out what `pick` takes from its answer."""

    def __init__(self, module, names, pick, fixed):
        super().__init__()
        self.module, self.names, self.pick, self.fixed = module, names, pick, fixed

    def forward(self, *inputs):
        return self.pick(self.module(**dict(zip(self.names, inputs)), **self.fixed))


def export(module, folder: Path, inputs: dict, outputs: list, pick, call=None, fixed=None, sizes=None, beside=False):
    """
    `inputs`: ONNX name → example. `call`: the keyword of each where it differs from its name. `sizes`: name → {axis: dimension} of those that
    stay open. `beside`: weights outside the file, as exports of more than 2 GB have them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    names = [(call or {}).get(name, name) for name in inputs]
    wrapped = Named(module, names, pick, fixed or {}).eval()
    with torch.no_grad():
        torch.onnx.export(
            wrapped, tuple(inputs.values()), str(folder / "model.onnx"),
            input_names=list(inputs), output_names=outputs, dynamo=True, external_data=False, optimize=True, verbose=False,
            dynamic_shapes=None if sizes is None else (tuple(sizes.get(name) for name in inputs),),
        )
    strip(folder / "model.onnx")
    if beside:
        model = onnx.load(folder / "model.onnx")
        onnx.save(model, folder / "model.onnx", save_as_external_data=True, location="model.onnx_data", size_threshold=1024)


def strip(file):
    """The exporter's notes of where each node came from are most of a tiny file."""
    model = onnx.load(file)
    graphs = [model.graph, *model.functions]
    for graph in graphs:
        del graph.metadata_props[:]
        for node in graph.node:
            node.doc_string = ""
            del node.metadata_props[:]
    del model.graph.value_info[:]
    for value in [*model.graph.input, *model.graph.output, *model.graph.initializer]:
        del value.metadata_props[:]
    halve(model)
    onnx.save(model, file)


def halve(model):
    """Weights that 16 bits hold exactly are kept in 16 bits, as fp16 exports have them, and cast to 32 when the network is loaded."""
    casts = []
    for initializer in model.graph.initializer:
        if initializer.data_type != onnx.TensorProto.FLOAT:
            continue
        values = onnx.numpy_helper.to_array(initializer)
        halves = values.astype(np.float16)
        if values.size < 64 or not np.array_equal(halves.astype(np.float32), values):
            continue
        name = initializer.name
        initializer.CopyFrom(onnx.numpy_helper.from_array(halves, name + "_16"))
        casts.append(onnx.helper.make_node("Cast", [name + "_16"], [name], to=onnx.TensorProto.FLOAT))
    nodes = list(model.graph.node)
    del model.graph.node[:]
    model.graph.node.extend([*casts, *nodes])


def write_config(module, folder: Path):
    folder.mkdir(parents=True, exist_ok=True)
    if hasattr(module.config, "to_dict"):
        config = {**module.config.to_dict(), "architectures": [type(module).__name__]}
    else:
        config = {"_class_name": type(module).__name__, **dict(module.config)}
    (folder / "config.json").write_text(json.dumps(config, indent=1, default=str, sort_keys=True) + "\n")


def quantised(module):
    """Rounds every matrix of a module to 127 steps a side; `quantise` finds the same steps again."""
    with torch.no_grad():
        for parameter in module.parameters():
            if parameter.ndim > 1:
                step = parameter.abs().max() / 127
                parameter.copy_((parameter / step).round() * step)


def quantise(file):
    """Weights to 8 bits with a scale, read through DequantizeLinear: the form of weight-only quantised exports."""
    model = onnx.load(file)
    added = []
    for initializer in model.graph.initializer:
        if initializer.data_type != onnx.TensorProto.FLOAT or len(initializer.dims) < 2:
            continue
        values = onnx.numpy_helper.to_array(initializer)
        step = np.float32(np.abs(values).max() / 127)
        if values.size < 64 or step == 0 or not np.allclose(np.round(values / step) * step, values, rtol=0, atol=float(step) * 1e-3):
            continue
        name = initializer.name
        initializer.CopyFrom(onnx.numpy_helper.from_array(np.round(values / step).astype(np.int8), name + "_8"))
        model.graph.initializer.append(onnx.numpy_helper.from_array(step, name + "_step"))
        added.append(onnx.helper.make_node("DequantizeLinear", [name + "_8", name + "_step"], [name]))
    nodes = list(model.graph.node)
    del model.graph.node[:]
    model.graph.node.extend([*added, *nodes])
    onnx.save(model, file)
