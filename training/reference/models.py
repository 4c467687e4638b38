"""Builds the tiny models of families.py, exports them to ONNX and writes what diffusers' own pipelines make with them.

    python training/reference/models.py --out test/generators/diffusers/fixtures/models [--only sd3 wan]

Each folder is a model folder as users have them, and beside it `expected/<run>.json` with the inputs of a run and `.bin` files (float32, little
endian) with the latents after every step and the frames, [F, H, W, 3] from 0 to 1.
"""
import argparse
import json
import shutil
import traceback
import warnings
from pathlib import Path

import numpy as np
import torch
import diffusers as d
from PIL import Image

from export import export, write_config
from families import families

warnings.filterwarnings("ignore")
d.utils.logging.set_verbosity_error()

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


def run(pipe, folder, name, facts, seed=7, **call):
    steps = []

    def keep(_pipe, _index, _t, tensors):
        steps.append(tensors["latents"].clone())
        return {}

    generator = torch.Generator("cpu").manual_seed(seed)
    answer = pipe(generator=generator, callback_on_step_end=keep, callback_on_step_end_tensor_inputs=["latents"], output_type="np", **call)
    frames = answer.images if hasattr(answer, "images") else np.asarray(answer.frames)[0]
    write(folder / "expected", name, {"prompt": prompt, "negative": negative, "seed": seed, **facts}, steps, frames)


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


def export_t5(pipe, part, folder, length, mask=False):
    encoder = getattr(pipe, part)
    inputs = {"input_ids": torch.randint(0, 200, (1, length))}
    if mask:
        inputs["attention_mask"] = torch.ones(1, length, dtype=torch.long)
    export(encoder, folder / part, inputs, ["last_hidden_state"], lambda out: out.last_hidden_state)
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

    def forward(self, latent_sample):
        return self.vae.decode(latent_sample, return_dict=False, **self.fixed)[0]


def export_vae(pipe, folder, latent, sample=None, **fixed):
    export(Decode(pipe.vae, **fixed), folder / "vae_decoder", {"latent_sample": latent}, ["sample"], lambda out: out)
    write_config(pipe.vae, folder / "vae_decoder")
    if sample is not None:
        export(Encode(pipe.vae), folder / "vae_encoder", {"sample": sample}, ["latent_parameters"], lambda out: out)
        write_config(pipe.vae, folder / "vae_encoder")


def export_network(pipe, part, folder, inputs, call=None, output="out_sample", fixed=None):
    network = getattr(pipe, part)
    export(network, folder / part, inputs, [output], lambda out: out[0], call, {"return_dict": False, **(fixed or {})})
    write_config(network, folder / part)


def finish(pipe, folder):
    pipe.scheduler.save_pretrained(folder / "scheduler")
    index = {"_class_name": type(pipe).__name__, "_diffusers_version": d.__version__}
    for name, component in pipe.components.items():
        if component is not None:
            index[name] = [type(component).__module__.split(".")[0], type(component).__name__]
    (folder / "model_index.json").write_text(json.dumps(index, indent=1) + "\n")


# Not square, so that a swap of width and height shows.
width, height, h, w = 16, 24, 12, 8
timestep = torch.tensor(500)


def stable_diffusion(pipe, folder):
    export_clip(pipe, "text_encoder", folder)
    export_network(pipe, "unet", folder, {"sample": torch.randn(1, 4, h, w), "timestep": timestep, "encoder_hidden_states": torch.randn(1, 77, 16)})
    export_vae(pipe, folder, torch.randn(1, 4, h, w), torch.randn(1, 3, height, width))
    finish(pipe, folder)
    size = {"width": width, "height": height}
    common = {"prompt": prompt, "negative_prompt": negative, "num_inference_steps": 4, "guidance_scale": 7.5}
    facts = {**size, "steps": 4, "guidance": 7.5}
    run(pipe, folder, "pndm", facts, **common, **size)
    kept = pipe.scheduler.config
    for name, scheduler in {
        "euler-a": d.EulerAncestralDiscreteScheduler, "dpm-karras": d.DPMSolverMultistepScheduler, "heun": d.HeunDiscreteScheduler, "ddim": d.DDIMScheduler,
    }.items():
        extra = {"use_karras_sigmas": True} if name == "dpm-karras" else {}
        pipe.scheduler = scheduler.from_config(kept, **extra)
        config = {"_class_name": scheduler.__name__, **{k: v for k, v in pipe.scheduler.config.items() if v is not None and not k.startswith("_")}}
        config = {k: v for k, v in config.items() if v != float("-inf")}
        run(pipe, folder, name, {**facts, "scheduler": config}, **common, **size)
    pipe.scheduler = d.DDIMScheduler.from_config(kept)
    start = picture(width, height)
    folder.joinpath("expected").mkdir(exist_ok=True)
    start.save(folder / "expected" / "start.png")
    image = d.StableDiffusionImg2ImgPipeline(**{**pipe.components, "feature_extractor": None}, requires_safety_checker=False)
    config = {"_class_name": "DDIMScheduler", **{k: v for k, v in image.scheduler.config.items() if v is not None and not k.startswith("_")}}
    run(image, folder, "image-to-image", {**facts, "scheduler": config, "image": "start.png", "strength": 0.75}, **common, image=start, strength=0.75)
    # Longer than 77 tokens and with weights there is no pipeline to compare with; the tests of the text stage have their own numbers.


def sdxl(pipe, folder):
    export_clip(pipe, "text_encoder", folder, hidden=True)
    export_clip(pipe, "text_encoder_2", folder, hidden=True)
    inputs = {"sample": torch.randn(1, 4, h, w), "timestep": timestep, "encoder_hidden_states": torch.randn(1, 77, 32), "text_embeds": torch.randn(1, 16), "time_ids": torch.randn(1, 6)}
    network = pipe.unet

    class Conditioned(torch.nn.Module):
        config = network.config

        def __init__(self):
            super().__init__()
            self.network = network

        def forward(self, sample, timestep, encoder_hidden_states, text_embeds, time_ids):
            return self.network(sample, timestep, encoder_hidden_states, added_cond_kwargs={"text_embeds": text_embeds, "time_ids": time_ids}, return_dict=False)[0]

    export(Conditioned(), folder / "unet", inputs, ["out_sample"], lambda out: out)
    write_config(network, folder / "unet")
    export_vae(pipe, folder, torch.randn(1, 4, h, w))
    finish(pipe, folder)
    size = {"width": width, "height": height}
    run(pipe, folder, "euler", {**size, "steps": 3, "guidance": 5.0}, prompt=prompt, negative_prompt=negative, num_inference_steps=3, guidance_scale=5.0, **size)


def lcm(pipe, folder):
    export_clip(pipe, "text_encoder", folder)
    inputs = {"sample": torch.randn(1, 4, h, w), "timestep": timestep, "encoder_hidden_states": torch.randn(1, 77, 16), "timestep_cond": torch.randn(1, 16)}
    export_network(pipe, "unet", folder, inputs)
    export_vae(pipe, folder, torch.randn(1, 4, h, w))
    finish(pipe, folder)
    size = {"width": width, "height": height}
    run(pipe, folder, "lcm", {**size, "steps": 4, "guidance": 8.5, "negative": ""}, prompt=prompt, num_inference_steps=4, guidance_scale=8.5, **size)


def sd3(pipe, folder):
    export_clip(pipe, "text_encoder", folder, hidden=True)
    export_clip(pipe, "text_encoder_2", folder, hidden=True)
    export_t5(pipe, "text_encoder_3", folder, 32)
    inputs = {"hidden_states": torch.randn(1, 4, h, w), "encoder_hidden_states": torch.randn(1, 109, 16), "pooled_projections": torch.randn(1, 16), "timestep": torch.tensor([500.0])}
    export_network(pipe, "transformer", folder, inputs, output="out_hidden_states")
    export_vae(pipe, folder, torch.randn(1, 4, h, w))
    finish(pipe, folder)
    size = {"width": width, "height": height}
    facts = {**size, "steps": 3, "guidance": 5.0, "textTokens": 32}
    run(pipe, folder, "flow", facts, prompt=prompt, negative_prompt=negative, num_inference_steps=3, guidance_scale=5.0, max_sequence_length=32, **size)


def animatediff(pipe, folder):
    randomise(pipe.unet)
    export_clip(pipe, "text_encoder", folder)
    inputs = {"sample": torch.randn(1, 4, 4, h, w), "timestep": timestep, "encoder_hidden_states": torch.randn(4, 77, 16)}
    export_network(pipe, "unet", folder, inputs)
    export_vae(pipe, folder, torch.randn(1, 4, h, w))
    finish(pipe, folder)
    size = {"width": width, "height": height}
    facts = {**size, "steps": 3, "guidance": 7.5, "frameCount": 4}
    run(pipe, folder, "ddim", facts, prompt=prompt, negative_prompt=negative, num_frames=4, num_inference_steps=3, guidance_scale=7.5, **size)


def text_to_video(pipe, folder):
    randomise(pipe.unet)
    export_clip(pipe, "text_encoder", folder)
    inputs = {"sample": torch.randn(1, 4, 4, h, w), "timestep": timestep, "encoder_hidden_states": torch.randn(1, 77, 16)}
    export_network(pipe, "unet", folder, inputs)
    export_vae(pipe, folder, torch.randn(1, 4, h, w))
    finish(pipe, folder)
    steps = []
    generator = torch.Generator("cpu").manual_seed(7)
    frames = pipe(
        prompt, negative_prompt=negative, num_frames=4, num_inference_steps=3, guidance_scale=9.0, height=height, width=width, generator=generator,
        output_type="np", callback=lambda i, t, latents: steps.append(latents.clone())).frames[0]
    facts = {"prompt": prompt, "negative": negative, "seed": 7, "width": width, "height": height, "steps": 3, "guidance": 9.0, "frameCount": 4}
    write(folder / "expected", "dpm", facts, steps, frames)


def svd(pipe, folder):
    randomise(pipe.unet)
    export(pipe.image_encoder, folder / "image_encoder", {"pixel_values": torch.randn(1, 3, 224, 224)}, ["image_embeds"], lambda out: out.image_embeds)
    write_config(pipe.image_encoder, folder / "image_encoder")
    inputs = {"sample": torch.randn(1, 4, 8, h, w), "timestep": torch.tensor(0.5), "encoder_hidden_states": torch.randn(1, 1, 8), "added_time_ids": torch.tensor([[6.0, 127.0, 0.02]])}
    export_network(pipe, "unet", folder, inputs)
    export_vae(pipe, folder, torch.randn(4, 4, h, w), torch.randn(1, 3, height, width), num_frames=4)
    finish(pipe, folder)
    pipe.feature_extractor.save_pretrained(folder / "feature_extractor")
    start = picture(width, height)
    folder.joinpath("expected").mkdir(exist_ok=True)
    start.save(folder / "expected" / "start.png")
    facts = {"width": width, "height": height, "steps": 3, "guidance": [1.0, 3.0], "frameCount": 4, "image": "start.png", "fps": 7, "motion": 127}
    run(pipe, folder, "svd", facts, image=start, num_frames=4, num_inference_steps=3, height=height, width=width, decode_chunk_size=4)


def ltx(pipe, folder):
    length, f = 16, 3
    export_t5(pipe, "text_encoder", folder, length)
    lh, lw = 16, 8
    inputs = {
        "hidden_states": torch.randn(1, f * lh * lw, 8), "encoder_hidden_states": torch.randn(1, length, 16), "timestep": torch.tensor([500.0]),
        "encoder_attention_mask": torch.ones(1, length), }
    ratio = (pipe.vae_temporal_compression_ratio / 25, pipe.vae_spatial_compression_ratio, pipe.vae_spatial_compression_ratio)
    export_network(pipe, "transformer", folder, inputs, fixed={"num_frames": f, "height": lh, "width": lw, "rope_interpolation_scale": ratio})
    frames = (f - 1) * pipe.vae_temporal_compression_ratio + 1
    export_vae(pipe, folder, torch.randn(1, 8, f, lh, lw))
    finish(pipe, folder)
    side = {"height": lh * pipe.vae_spatial_compression_ratio, "width": lw * pipe.vae_spatial_compression_ratio}
    facts = {**side, "steps": 3, "guidance": 3.0, "frameCount": frames, "textTokens": length, "fps": 25}
    run(pipe, folder, "ltx", facts, prompt=prompt, negative_prompt=negative, num_frames=frames, num_inference_steps=3, guidance_scale=3.0, max_sequence_length=length, **side)


def wan(pipe, folder):
    length, f, lh, lw = 16, 2, 4, 2
    export_t5(pipe, "text_encoder", folder, length, mask=True)
    inputs = {"hidden_states": torch.randn(1, 16, f, lh, lw), "timestep": torch.tensor([500]), "encoder_hidden_states": torch.randn(1, length, 16)}
    export_network(pipe, "transformer", folder, inputs)
    export_vae(pipe, folder, torch.randn(1, 16, f, lh, lw))
    finish(pipe, folder)
    facts = {"width": 16, "height": 32, "steps": 3, "guidance": 5.0, "frameCount": 5, "textTokens": length}
    run(pipe, folder, "unipc", facts, prompt=prompt, negative_prompt=negative, num_frames=5, height=32, width=16, num_inference_steps=3, guidance_scale=5.0, max_sequence_length=length)


makers = {each.__name__.replace("_", "-"): each for each in (stable_diffusion, sdxl, lcm, sd3, animatediff, text_to_video, svd, ltx, wan)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", required=True)
    parser.add_argument("--only", nargs="*", default=list(makers))
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    for name in arguments.only:
        folder = Path(arguments.out) / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        try:
            torch.manual_seed(0)
            pipe = families[name](folder)
            for component in pipe.components.values():
                if isinstance(component, torch.nn.Module):
                    # Numbers that 16 bits hold: half the size in the repository, and the same in 32 bits.
                    component.eval().half().float()
            pipe.set_progress_bar_config(disable=True)
            makers[name](pipe, folder)
            size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
            print(f"{name}: {size / 1e6:.2f} MB", flush=True)
        except Exception:
            print(f"{name}: not exported", flush=True)
            traceback.print_exc()


main()
