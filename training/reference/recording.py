"""What is common to all families: exporting the parts of a pipeline, running it, and writing down what it made."""
import json

import numpy as np
import torch
import diffusers as d
from PIL import Image

from export import export, write_config

prompt = "a red fox waits at a rainy tram stop at dusk, hopeful"
negative = "blurry, low quality"


def randomise(module):
    """Layers that start at zero (motion modules, temporal convolutions) would hide mistakes."""
    torch.manual_seed(1)
    for parameter in module.parameters():
        if parameter.abs().max() == 0:
            torch.nn.init.normal_(parameter, std=0.05)


def picture(width, height):
    y, x = np.mgrid[0:height, 0:width]
    return Image.fromarray(np.stack([x * 255 // width, y * 255 // height, (x + y) * 7 % 256], -1).astype(np.uint8))


def write(folder, name, facts, steps, frames):
    folder.mkdir(parents=True, exist_ok=True)
    latents = np.stack([step.detach().float().numpy() for step in steps])
    frames = np.asarray(frames, dtype=np.float32)
    latents.tofile(folder / f"{name}.latents.bin")
    frames.tofile(folder / f"{name}.frames.bin")
    facts = {**facts, "latents": list(latents.shape), "frames": list(frames.shape)}
    (folder / f"{name}.json").write_text(json.dumps(facts, indent=1) + "\n")


def save_picture(folder, name, image):
    folder.joinpath("expected").mkdir(exist_ok=True)
    image.save(folder / "expected" / name)
    return image


def region(width, height, x, y, w, h):
    """What is to be painted anew, white on black; shares of the picture."""
    mask = np.zeros((height, width), dtype=np.uint8)
    mask[round(y * height):round((y + h) * height), round(x * width):round((x + w) * width)] = 255
    return Image.fromarray(mask)


def run(pipe, folder, name, facts, seed=7, seen=lambda latents: latents, **call):
    """`seen`: what of the latents after a step is written, where the pipeline puts given frames in only when it shows them to the network."""
    steps = []

    def keep(_pipe, _index, _t, tensors):
        steps.append(seen(tensors["latents"].clone()))
        return {}

    generator = torch.Generator("cpu").manual_seed(seed)
    answer = pipe(generator=generator, callback_on_step_end=keep, callback_on_step_end_tensor_inputs=["latents"], output_type="np", **call)
    frames = answer.images if hasattr(answer, "images") else np.asarray(answer.frames)[0]
    write(folder / "expected", name, {"prompt": prompt, "negative": negative, "seed": seed, **facts}, steps, frames)
    return frames


def export_clip(pipe, part, folder, hidden=False):
    encoder = getattr(pipe, part)
    has_projection = type(encoder).__name__.endswith("WithProjection")
    first = (lambda out: out.text_embeds) if has_projection else (lambda out: out.last_hidden_state)
    outputs = ["text_embeds", "last_hidden_state"] if has_projection else ["last_hidden_state", "pooler_output"]
    count = encoder.config.num_hidden_layers + 1 if hidden else 0
    outputs += [f"hidden_states.{i}" for i in range(count)]

    def pick(out):
        second = out.last_hidden_state if has_projection else out.pooler_output
        return (first(out), second, *(out.hidden_states[:count] if count else ()))

    ids = torch.randint(0, 200, (1, 77))
    export(encoder, folder / part, {"input_ids": ids}, outputs, pick, fixed={"output_hidden_states": hidden, "return_dict": True})
    write_config(encoder, folder / part)


def export_t5(pipe, part, folder, length, mask=False, is_open=False):
    """`is_open`: for any length; with a long fixed one the exporter would write its table of relative places into the file."""
    encoder = getattr(pipe, part)
    inputs = {"input_ids": torch.randint(0, 200, (1, length))}
    if mask:
        inputs["attention_mask"] = torch.ones(1, length, dtype=torch.long)
    open_length = {1: torch.export.Dim("tokens", min=2, max=1024)}
    sizes = {name: open_length for name in inputs} if is_open else None
    export(encoder, folder / part, inputs, ["last_hidden_state"], lambda out: out.last_hidden_state, sizes=sizes)
    write_config(encoder, folder / part)


class Encode(torch.nn.Module):
    def __init__(self, vae):
        super().__init__()
        self.vae = vae
        self.config = vae.config

    def forward(self, sample):
        return self.vae.encode(sample).latent_dist.parameters


class Decode(torch.nn.Module):
    def __init__(self, vae, **fixed):
        super().__init__()
        self.vae, self.fixed = vae, fixed

    def forward(self, latent_sample, timestep=None):
        told = {} if timestep is None else {"temb": timestep}
        return self.vae.decode(latent_sample, return_dict=False, **told, **self.fixed)[0]


def export_vae(pipe, folder, latent, sample=None, sizes=None, **fixed):
    inputs = {"latent_sample": latent}
    if pipe.vae.config.get("timestep_conditioning"):
        inputs["timestep"] = torch.tensor([0.05])
    export(Decode(pipe.vae, **fixed), folder / "vae_decoder", inputs, ["sample"], lambda out: out, sizes=sizes)
    write_config(pipe.vae, folder / "vae_decoder")
    if sample is not None:
        export(Encode(pipe.vae), folder / "vae_encoder", {"sample": sample}, ["latent_parameters"], lambda out: out)
        write_config(pipe.vae, folder / "vae_encoder")


def export_network(pipe, part, folder, inputs, call=None, output="out_sample", fixed=None, **layout):
    network = getattr(pipe, part)
    export(network, folder / part, inputs, [output], lambda out: out[0], call, {"return_dict": False, **(fixed or {})}, **layout)
    write_config(network, folder / part)


def finish(pipe, folder):
    pipe.scheduler.save_pretrained(folder / "scheduler")
    index = {"_class_name": type(pipe).__name__, "_diffusers_version": d.__version__}
    for name, component in pipe.components.items():
        if component is not None:
            index[name] = [type(component).__module__.split(".")[0], type(component).__name__]
    # What a pipeline is told beside its parts: where Wan 2.2 changes networks, and whether it tells a time for each token.
    index.update({name: value for name, value in pipe.config.items() if name in ("boundary_ratio", "expand_timesteps") and value})
    (folder / "model_index.json").write_text(json.dumps(index, indent=1) + "\n")


def tokenizers(pipe, folder):
    """The tokenizers of a pipeline whose other parts are another folder's."""
    for name, component in pipe.components.items():
        if name.startswith("tokenizer") and component is not None:
            component.save_pretrained(folder / name)
