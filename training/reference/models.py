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
import transformers as t
from diffusers.pipelines.ltx.pipeline_ltx_condition import LTXVideoCondition

from export import export, quantise, quantised, write_config
from families import depth_estimator, families, tiny_decoder
from recording import (
    Decode, Encode, export_clip, export_network, export_t5, export_vae, finish, negative, picture, prompt, randomise, region, run, save_picture, tokenizers, write)

warnings.filterwarnings("ignore")
d.utils.logging.set_verbosity_error()

# Not square, so that a swap of width and height shows.
width, height, h, w = 16, 24, 12, 8
timestep = torch.tensor(500)


def stable_diffusion(pipe, folder):
    export_clip(pipe, "text_encoder", folder)
    export_network(pipe, "unet", folder, {"sample": torch.randn(1, 4, h, w), "timestep": timestep, "encoder_hidden_states": torch.randn(1, 77, 16)})
    sizes = {"latent_sample": {2: torch.export.Dim("height", min=2, max=64), 3: torch.export.Dim("width", min=2, max=64)}}
    export_vae(pipe, folder, torch.randn(1, 4, h, w), torch.randn(1, 3, height, width), sizes=sizes)
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
    start = save_picture(folder, "start.png", picture(width, height))
    image = d.StableDiffusionImg2ImgPipeline(**{**pipe.components, "feature_extractor": None}, requires_safety_checker=False)
    config = {"_class_name": "DDIMScheduler", **{k: v for k, v in image.scheduler.config.items() if v is not None and not k.startswith("_")}}
    run(image, folder, "image-to-image", {**facts, "scheduler": config, "image": "start.png", "strength": 0.75}, **common, image=start, strength=0.75)
    painted = {"image": "start.png", "region": [0.25, 0.25, 0.5, 0.5]}
    mask = region(width, height, *painted["region"])
    paint = d.StableDiffusionInpaintPipeline(**{**pipe.components, "feature_extractor": None}, requires_safety_checker=False)
    run(paint, folder, "inpaint", {**facts, "scheduler": config, **painted}, **common, **size, image=start, mask_image=mask)
    # Draws noise at every step too: the order in which a pipeline draws shows.
    paint.scheduler = d.EulerAncestralDiscreteScheduler.from_config(kept)
    ancestral = {"_class_name": "EulerAncestralDiscreteScheduler", **{k: v for k, v in paint.scheduler.config.items() if v is not None and not k.startswith("_")}}
    run(paint, folder, "inpaint-strength", {**facts, "scheduler": ancestral, **painted, "strength": 0.75}, **common, **size, image=start, mask_image=mask, strength=0.75)
    pipe.scheduler = d.PNDMScheduler.from_config(kept, skip_prk_steps=False)
    prk = {"_class_name": "PNDMScheduler", **{k: v for k, v in pipe.scheduler.config.items() if v is not None and not k.startswith("_")}}
    run(pipe, folder, "prk", {**facts, "scheduler": prk, "steps": 5}, **{**common, "num_inference_steps": 5}, **size)
    pipe.scheduler = d.DDIMScheduler.from_config(kept)
    config = {"_class_name": "DDIMScheduler", **{k: v for k, v in pipe.scheduler.config.items() if v is not None and not k.startswith("_")}}
    pipe.vae.enable_tiling()
    pipe.vae.tile_sample_min_size, pipe.vae.tile_latent_min_size = 8, 4
    run(pipe, folder, "tiles", {**facts, "scheduler": config, "tile": {"size": 8, "overlap": 0.25}}, **common, **size)
    pipe.vae.disable_tiling()
    pipe.vae = tiny_decoder().eval().half().float()
    export(Decode(pipe.vae), folder / "vae_tiny_decoder", {"latent_sample": torch.randn(1, 4, h, w)}, ["sample"], lambda out: out)
    write_config(pipe.vae, folder / "vae_tiny_decoder")
    run(pipe, folder, "tiny-decoder", {**facts, "scheduler": config, "decoder": "tiny"}, **common, **size)
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
    export_vae(pipe, folder, torch.randn(1, 4, h, w), torch.randn(1, 3, height, width))
    finish(pipe, folder)
    size = {"width": width, "height": height}
    facts = {**size, "steps": 3, "guidance": 5.0}
    common = {"prompt": prompt, "negative_prompt": negative, "num_inference_steps": 3, "guidance_scale": 5.0}
    run(pipe, folder, "euler", facts, **common, **size)
    start = save_picture(folder, "start.png", picture(width, height))
    parts = {name: part for name, part in pipe.components.items() if name not in ("feature_extractor", "image_encoder")}
    image = d.StableDiffusionXLImg2ImgPipeline(**parts, add_watermarker=False)
    run(image, folder, "image-to-image", {**facts, "image": "start.png", "strength": 0.7}, **common, image=start, strength=0.7)
    painted = {"image": "start.png", "region": [0.25, 0.25, 0.5, 0.5], "strength": 0.7}
    paint = d.StableDiffusionXLInpaintPipeline(**parts, add_watermarker=False)
    run(paint, folder, "inpaint", {**facts, **painted}, **common, **size, image=start, mask_image=region(width, height, *painted["region"]), strength=0.7)


def lcm(pipe, folder):
    export_clip(pipe, "text_encoder", folder)
    inputs = {"sample": torch.randn(1, 4, h, w), "timestep": timestep, "encoder_hidden_states": torch.randn(1, 77, 16), "timestep_cond": torch.randn(1, 16)}
    export_network(pipe, "unet", folder, inputs)
    export_vae(pipe, folder, torch.randn(1, 4, h, w))
    finish(pipe, folder)
    size = {"width": width, "height": height}
    depth(folder)
    run(pipe, folder, "lcm", {**size, "steps": 4, "guidance": 8.5, "negative": ""}, prompt=prompt, num_inference_steps=4, guidance_scale=8.5, **size)


def depth(folder):
    """How near things are: no part of the pipeline, but of folders whose pictures the camera is to travel through."""
    torch.manual_seed(3)
    estimator = depth_estimator()
    randomise(estimator)
    # The last layer cuts off what is below zero: random weights may leave nothing.
    torch.nn.init.constant_(estimator.head.conv3.bias, 1.0)
    estimator = estimator.eval().half().float()
    processor = t.DPTImageProcessorPil(size={"height": 42, "width": 28}, do_normalize=True, image_mean=[0.485, 0.456, 0.406], image_std=[0.229, 0.224, 0.225], resample=3)
    start = save_picture(folder, "start.png", picture(width, height))
    pixels = processor(start, return_tensors="pt").pixel_values
    export(estimator, folder / "depth_estimator", {"pixel_values": pixels}, ["predicted_depth"], lambda out: out.predicted_depth)
    write_config(estimator, folder / "depth_estimator")
    with torch.no_grad():
        found = estimator(pixels).predicted_depth
    near = (found - found.min()) / (found.max() - found.min())
    whole = torch.nn.functional.interpolate(near[:, None], size=(height, width), mode="bilinear", align_corners=False)
    whole.numpy().astype(np.float32).tofile(folder / "expected" / "nearness.bin")


def sd3(pipe, folder):
    export_clip(pipe, "text_encoder", folder, hidden=True)
    export_clip(pipe, "text_encoder_2", folder, hidden=True)
    export_t5(pipe, "text_encoder_3", folder, 32)
    inputs = {"hidden_states": torch.randn(1, 16, h, w), "encoder_hidden_states": torch.randn(1, 109, 16), "pooled_projections": torch.randn(1, 16), "timestep": torch.tensor([500.0])}
    export_network(pipe, "transformer", folder, inputs, output="out_hidden_states")
    export_vae(pipe, folder, torch.randn(1, 16, h, w), torch.randn(1, 3, height, width))
    finish(pipe, folder)
    size = {"width": width, "height": height}
    facts = {**size, "steps": 3, "guidance": 5.0, "textTokens": 32}
    common = {"prompt": prompt, "negative_prompt": negative, "num_inference_steps": 3, "guidance_scale": 5.0, "max_sequence_length": 32}
    run(pipe, folder, "flow", facts, **common, **size)
    start = save_picture(folder, "start.png", picture(width, height))
    image = d.StableDiffusion3Img2ImgPipeline(**pipe.components)
    run(image, folder, "image-to-image", {**facts, "image": "start.png", "strength": 0.5}, **common, **size, image=start, strength=0.5)
    painted = {"image": "start.png", "region": [0.25, 0.25, 0.5, 0.5], "strength": 0.7}
    paint = d.StableDiffusion3InpaintPipeline(**pipe.components)
    # Alone of SD3's pipelines, diffusers 0.42.1's for inpainting leaves the shift out when it decodes: the whole picture changes its colour.
    decode = paint.vae.decode
    paint.vae.decode = lambda z, **options: decode(z + paint.vae.config.shift_factor, **options)
    run(paint, folder, "inpaint", {**facts, **painted}, **common, **size, image=start, mask_image=region(width, height, *painted["region"]), strength=0.7)


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
    export_vae(pipe, folder, torch.randn(2, 4, h, w), torch.randn(1, 3, height, width), num_frames=2)
    finish(pipe, folder)
    pipe.feature_extractor.save_pretrained(folder / "feature_extractor")
    start = save_picture(folder, "start.png", picture(width, height))
    facts = {"width": width, "height": height, "steps": 3, "guidance": [1.0, 3.0], "frameCount": 4, "image": "start.png", "fps": 7, "motion": 127}
    run(pipe, folder, "svd", facts, image=start, num_frames=4, num_inference_steps=3, height=height, width=width, decode_chunk_size=2)


def ltx(pipe, folder):
    length, f = 16, 2
    export_t5(pipe, "text_encoder", folder, length)
    lh, lw = 16, 8
    inputs = {
        "hidden_states": torch.randn(1, f * lh * lw, 8), "encoder_hidden_states": torch.randn(1, length, 16), "timestep": torch.full((1, f * lh * lw), 500.0),
        "encoder_attention_mask": torch.ones(1, length), }
    spatial, temporal = pipe.vae_spatial_compression_ratio, pipe.vae_temporal_compression_ratio
    fixed = {"num_frames": f, "height": lh, "width": lw, "rope_interpolation_scale": (temporal / 25, spatial, spatial)}
    export_network(pipe, "transformer", folder, inputs, fixed=fixed)
    side = {"height": lh * spatial, "width": lw * spatial}
    export_vae(pipe, folder, torch.randn(1, 8, f, lh, lw), torch.randn(1, 3, 1, side["height"], side["width"]))
    finish(pipe, folder)
    frames = (f - 1) * temporal + 1
    facts = {**side, "steps": 3, "guidance": 3.0, "frameCount": frames, "textTokens": length, "fps": 25}
    common = {"prompt": prompt, "negative_prompt": negative, "num_frames": frames, "num_inference_steps": 3, "guidance_scale": 3.0, "max_sequence_length": length}
    run(pipe, folder, "ltx", facts, **common, **side)
    start = save_picture(folder, "start.png", picture(side["width"], side["height"]))
    film = d.LTXImageToVideoPipeline(**pipe.components)
    run(film, folder, "first-frame", {**facts, "image": "start.png"}, **common, **side, image=start)


def ltx_conditioned(pipe, folder):
    length, f, lh, lw = 16, 2, 16, 8
    tokens = f * lh * lw
    inputs = {
        "hidden_states": torch.randn(1, tokens, 8), "encoder_hidden_states": torch.randn(1, length, 16), "timestep": torch.full((1, tokens), 500.0),
        "encoder_attention_mask": torch.ones(1, length), "video_coords": torch.rand(1, 3, tokens)}
    # A last frame adds its tokens to those of the film.
    several = torch.export.Dim("tokens", min=2, max=4096)
    export_network(pipe, "transformer", folder, inputs, sizes={"hidden_states": {1: several}, "timestep": {1: several}, "video_coords": {2: several}})
    # Unlike LTX-Video's first pipeline, this one hides padding from the encoder of texts.
    export_t5(pipe, "text_encoder", folder, length, mask=True)
    borrow(pipe, folder, "ltx", ["vae_decoder", "vae_encoder"])
    spatial, temporal = pipe.vae_spatial_compression_ratio, pipe.vae_temporal_compression_ratio
    side = {"height": lh * spatial, "width": lw * spatial}
    frames = (f - 1) * temporal + 1
    facts = {**side, "steps": 4, "guidance": 3.0, "frameCount": frames, "textTokens": length, "fps": 25}
    common = {"prompt": prompt, "negative_prompt": negative, "num_frames": frames, "num_inference_steps": 4, "guidance_scale": 3.0, "max_sequence_length": length}
    run(pipe, folder, "text", facts, **common, **side)
    first = save_picture(folder, "start.png", picture(side["width"], side["height"]))
    last = save_picture(folder, "last.png", first.transpose(1))
    at_start, at_end = LTXVideoCondition(image=first, frame_index=0), LTXVideoCondition(image=last, frame_index=frames - 1)
    run(pipe, folder, "first-and-last-frame", {**facts, "image": "start.png", "last": "last.png"}, **common, **side, conditions=[at_start, at_end])


def wan(pipe, folder):
    length, f, lh, lw = 16, 2, 4, 2
    export_t5(pipe, "text_encoder", folder, length, mask=True)
    inputs = {"hidden_states": torch.randn(1, 16, f, lh, lw), "timestep": torch.tensor([500]), "encoder_hidden_states": torch.randn(1, length, 16)}
    export_network(pipe, "transformer", folder, inputs)
    export_vae(pipe, folder, torch.randn(1, 16, f, lh, lw))
    finish(pipe, folder)
    facts = {"width": 16, "height": 32, "steps": 3, "guidance": 5.0, "frameCount": 5, "textTokens": length}
    run(pipe, folder, "unipc", facts, prompt=prompt, negative_prompt=negative, num_frames=5, height=32, width=16, num_inference_steps=3, guidance_scale=5.0, max_sequence_length=length)


def inpainting(pipe, folder):
    shared = ["text_encoder", "vae_decoder", "vae_encoder"]
    unet = {"sample": torch.randn(1, 9, h, w), "timestep": timestep, "encoder_hidden_states": torch.randn(1, 77, 16)}
    export_network(pipe, "unet", folder, unet, beside=True)
    borrow(pipe, folder, "stable-diffusion", shared)
    start = save_picture(folder, "start.png", picture(width, height))
    painted = {"image": "start.png", "region": [0.25, 0.25, 0.5, 0.5]}
    facts = {"width": width, "height": height, "steps": 4, "guidance": 7.5, **painted}
    mask = region(width, height, *painted["region"])
    common = {"prompt": prompt, "negative_prompt": negative, "num_inference_steps": 4, "guidance_scale": 7.5, "width": width, "height": height}
    run(pipe, folder, "inpaint", facts, **common, image=start, mask_image=mask)
    run(pipe, folder, "inpaint-strength", {**facts, "strength": 0.75}, **common, image=start, mask_image=mask, strength=0.75)


def flux(pipe, folder):
    export_clip(pipe, "text_encoder", folder)
    export_t5(pipe, "text_encoder_2", folder, 32)
    # Names as no exporter has them: reshoot.json says which is which.
    ids = {"img_ids": torch.zeros(h * w // 4, 3), "txt_ids": torch.zeros(32, 3)}
    inputs = {
        "x": torch.randn(1, h * w // 4, 16), "ctx": torch.randn(1, 32, 16), "pooled": torch.randn(1, 16), "t_in": torch.tensor([0.5]), **ids,
        "guidance": torch.tensor([3.5])}
    keywords = {"x": "hidden_states", "ctx": "encoder_hidden_states", "pooled": "pooled_projections", "t_in": "timestep"}
    export_network(pipe, "transformer", folder, inputs, keywords, output="velocity")
    export_vae(pipe, folder, torch.randn(1, 4, h, w), torch.randn(1, 3, height, width))
    finish(pipe, folder)
    names = {"sample": "x", "encoder_hidden_states": "ctx", "pooled_projections": "pooled", "timestep": "t_in"}
    overrides = {"inputs": {"transformer": names}, "outputs": {"transformer": {"out_sample": "velocity"}}}
    (folder / "reshoot.json").write_text(json.dumps(overrides, indent=1) + "\n")
    size = {"width": width, "height": height}
    facts = {**size, "steps": 3, "guidance": 3.5, "textTokens": 32}
    common = {"prompt": prompt, "num_inference_steps": 3, "guidance_scale": 3.5, "max_sequence_length": 32}
    run(pipe, folder, "flux", facts, **common, **size)
    levels = [1.0, 0.9, 0.4]
    run(pipe, folder, "sigmas", {**facts, "sigmas": levels}, **{**common, "sigmas": levels}, **size)
    start = save_picture(folder, "start.png", picture(width, height))
    image = d.FluxImg2ImgPipeline(**{k: v for k, v in pipe.components.items()})
    run(image, folder, "image-to-image", {**facts, "image": "start.png", "strength": 0.5}, **common, **size, image=start, strength=0.5)
    painted = {"image": "start.png", "region": [0.25, 0.25, 0.5, 0.5], "strength": 0.7}
    paint = d.FluxInpaintPipeline(**{k: v for k, v in pipe.components.items()})
    run(paint, folder, "inpaint", {**facts, **painted}, **common, **size, image=start, mask_image=region(width, height, *painted["region"]), strength=0.7)


def sana(pipe, folder):
    # The exporter drops an addition of 10⁻¹⁵ as if it were 0, and then divides by 0.
    for module in pipe.vae.modules():
        if getattr(module, "eps", 1) == 1e-15:
            module.eps = 1e-5
    # Its pipeline makes multiples of 32 pixels only.
    length, lh, lw = 24, 32, 16
    export_t5(pipe, "text_encoder", folder, length, mask=True, is_open=True)
    inputs = {
        "hidden_states": torch.randn(1, 4, lh, lw), "encoder_hidden_states": torch.randn(1, length, 16), "encoder_attention_mask": torch.ones(1, length, dtype=torch.long),
        "timestep": torch.tensor([500.0])}
    export_network(pipe, "transformer", folder, inputs, output="out_hidden_states")
    export_vae(pipe, folder, torch.randn(1, 4, lh, lw))
    finish(pipe, folder)
    instruction = ["Given a prompt, say what is in the picture:", "a fox", "Prompt: "]
    (folder / "reshoot.json").write_text(json.dumps({"instruction": "\n".join(instruction), "textTokens": length}, indent=1) + "\n")
    size = {"width": 32, "height": 64}
    facts = {**size, "steps": 3, "guidance": 4.5, "textTokens": length}
    common = {
        "prompt": prompt, "negative_prompt": negative, "num_inference_steps": 3, "guidance_scale": 4.5, "max_sequence_length": length,
        "use_resolution_binning": False}
    run(pipe, folder, "instructed", facts, **common, **size, complex_human_instruction=instruction)


def wan_film(pipe, folder, channels, second=False, context=None, first=None, length=16):
    """What the three ways of Wan from a picture have in common."""
    f, lh, lw = 2, 4, 2
    inputs = {
        "hidden_states": torch.randn(1, channels, f, lh, lw), "timestep": torch.tensor([500]), "encoder_hidden_states": torch.randn(1, length, 16), **(context or {})}
    if first == 1:
        inputs["timestep"] = torch.full((1, f * lh * lw // 4), 500.0)
    export_network(pipe, "transformer", folder, inputs)
    if second:
        # Eight bits: what was rounded is what diffusers computes with too.
        quantised(pipe.transformer_2)
        export_network(pipe, "transformer_2", folder, inputs)
        quantise(folder / "transformer_2" / "model.onnx")
    frames = first or 5
    export(Encode(pipe.vae), folder / "vae_encoder", {"sample": torch.randn(1, 3, frames, 32, 16)}, ["latent_parameters"], lambda out: out)
    write_config(pipe.vae, folder / "vae_encoder")
    if length != 16:
        export_t5(pipe, "text_encoder", folder, length, mask=True, is_open=True)
    borrow(pipe, folder, "wan", ["vae_decoder"] if length != 16 else ["text_encoder", "vae_decoder"], textTokens=length)
    facts = {"width": 16, "height": 32, "steps": 3, "guidance": 5.0, "frameCount": 5, "textTokens": length, "image": "start.png"}
    common = {
        "prompt": prompt, "negative_prompt": negative, "num_frames": 5, "height": 32, "width": 16, "num_inference_steps": 3, "guidance_scale": 5.0,
        "max_sequence_length": length}
    start = save_picture(folder, "start.png", picture(16, 32))
    return facts, common, start


def wan_experts(pipe, folder):
    facts, common, start = wan_film(pipe, folder, 36, second=True)
    run(pipe, folder, "first-frame", facts, **common, image=start)
    last = save_picture(folder, "last.png", start.transpose(1))
    run(pipe, folder, "first-and-last-frame", {**facts, "last": "last.png"}, **common, image=start, last_image=last)


def wan_first_last(pipe, folder):
    randomise(pipe.transformer)
    # Networks that attend to pictures take the last 512 tokens for the text's: shorter texts are not possible.
    pick = lambda out: out.hidden_states[-2]
    export(pipe.image_encoder, folder / "image_encoder", {"pixel_values": torch.randn(1, 3, 224, 224)}, ["hidden_states.1"], pick, fixed={"output_hidden_states": True})
    write_config(pipe.image_encoder, folder / "image_encoder")
    facts, common, start = wan_film(pipe, folder, 36, context={"encoder_hidden_states_image": torch.randn(2, 17, 8)}, length=512)
    last = save_picture(folder, "last.png", start.transpose(1))
    run(pipe, folder, "first-and-last-frame", {**facts, "last": "last.png"}, **common, image=start, last_image=last)


def wan_expanded(pipe, folder):
    facts, common, start = wan_film(pipe, folder, 16, first=1)
    given = pipe.vae.encode(pipe.video_processor.preprocess(start, height=32, width=16).unsqueeze(2)).latent_dist.mode()
    mean, std = (torch.tensor(pipe.vae.config[name]).view(1, 16, 1, 1, 1) for name in ("latents_mean", "latents_std"))

    def seen(latents):
        latents[:, :, :1] = (given.detach() - mean) / std
        return latents

    run(pipe, folder, "first-frame", facts, **common, seen=seen, image=start)


def borrow(pipe, folder, other, parts, **overrides):
    """Parts that are another fixture's bit by bit are not kept twice; reshoot.json says where they lie."""
    finish(pipe, folder)
    tokenizers(pipe, folder)
    for part in parts:
        config = folder.parent / other / part / "config.json"
        (folder / part).mkdir(exist_ok=True)
        shutil.copy(config, folder / part / "config.json")
    files = {part: f"../{other}/{part}/model.onnx" for part in parts}
    (folder / "reshoot.json").write_text(json.dumps({"files": files, **overrides}, indent=1) + "\n")


makers = {each.__name__.replace("_", "-"): each for each in (stable_diffusion, sdxl, lcm, sd3, animatediff, text_to_video, svd, ltx, ltx_conditioned, wan, inpainting, flux, sana, wan_experts, wan_first_last, wan_expanded)}


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
