"""Tiny random-weight models of the families of research/diffusion.md §2: {name: function that builds the pipeline}."""
from pathlib import Path

import torch
import diffusers as d
import transformers as t

from tokenizers_of_ours import write_clip, write_unigram

betas = {"beta_start": 0.00085, "beta_end": 0.012, "beta_schedule": "scaled_linear"}


def clip_tokenizer(folder: Path, **options):
    size = write_clip(folder, **options)
    return t.CLIPTokenizer.from_pretrained(folder), size


def t5_tokenizer(folder: Path, max_length=128):
    size = write_unigram(folder, max_length)
    return t.PreTrainedTokenizerFast.from_pretrained(folder), size


def clip_config(size, hidden=16, layers=2, **options):
    return t.CLIPTextConfig(
        vocab_size=size, hidden_size=hidden, intermediate_size=24, num_attention_heads=2, num_hidden_layers=layers,
        bos_token_id=size - 2, eos_token_id=size - 1, pad_token_id=size - 1, max_position_embeddings=77, **options)


def t5(size):
    config = t.T5Config(vocab_size=size, d_model=16, d_kv=4, d_ff=24, num_layers=1, num_heads=2, feed_forward_proj="gated-gelu")
    return t.T5EncoderModel(config)


def unet(**options):
    return d.UNet2DConditionModel(**{
        "sample_size": 8, "block_out_channels": (4, 8), "layers_per_block": 1, "in_channels": 4, "out_channels": 4,
        "down_block_types": ("DownBlock2D", "CrossAttnDownBlock2D"), "up_block_types": ("CrossAttnUpBlock2D", "UpBlock2D"),
        "cross_attention_dim": 16, "norm_num_groups": 2, "attention_head_dim": 2, **options})


def vae(**options):
    return d.AutoencoderKL(**{
        "sample_size": 16, "block_out_channels": (4, 8), "in_channels": 3, "out_channels": 3, "latent_channels": 4, "norm_num_groups": 2,
        "down_block_types": ("DownEncoderBlock2D", "DownEncoderBlock2D"), "up_block_types": ("UpDecoderBlock2D", "UpDecoderBlock2D"), **options})


def stable_diffusion(folder):
    tokenizer, size = clip_tokenizer(folder / "tokenizer")
    return d.StableDiffusionPipeline(
        unet=unet(), vae=vae(), text_encoder=t.CLIPTextModel(clip_config(size)), tokenizer=tokenizer,
        scheduler=d.PNDMScheduler(**betas, skip_prk_steps=True, steps_offset=1), safety_checker=None, feature_extractor=None, requires_safety_checker=False)


def sdxl(folder):
    tokenizer, size = clip_tokenizer(folder / "tokenizer")
    tokenizer_2, _ = clip_tokenizer(folder / "tokenizer_2", pad="!")
    config = clip_config(size, layers=3, projection_dim=16)
    return d.StableDiffusionXLPipeline(
        unet=unet(cross_attention_dim=32, addition_embed_type="text_time", addition_time_embed_dim=4, projection_class_embeddings_input_dim=40),
        vae=vae(), text_encoder=t.CLIPTextModel(config), text_encoder_2=t.CLIPTextModelWithProjection(config), tokenizer=tokenizer,
        tokenizer_2=tokenizer_2, scheduler=d.EulerDiscreteScheduler(**betas, timestep_spacing="leading", steps_offset=1), add_watermarker=False)


def lcm(folder):
    tokenizer, size = clip_tokenizer(folder / "tokenizer")
    return d.LatentConsistencyModelPipeline(
        unet=unet(time_cond_proj_dim=16), vae=vae(), text_encoder=t.CLIPTextModel(clip_config(size)), tokenizer=tokenizer,
        scheduler=d.LCMScheduler(**betas), safety_checker=None, feature_extractor=None, requires_safety_checker=False)


def sd3(folder):
    tokenizer, size = clip_tokenizer(folder / "tokenizer")
    tokenizer_2, _ = clip_tokenizer(folder / "tokenizer_2", pad="!")
    tokenizer_3, size_3 = t5_tokenizer(folder / "tokenizer_3")
    config = clip_config(size, hidden=8, layers=3, projection_dim=8)
    # Its pipeline for inpainting knows networks of 16 channels by that number.
    transformer = d.SD3Transformer2DModel(
        sample_size=8, patch_size=2, in_channels=16, num_layers=1, attention_head_dim=8, num_attention_heads=2, caption_projection_dim=16,
        joint_attention_dim=16, pooled_projection_dim=16, out_channels=16, pos_embed_max_size=16)
    return d.StableDiffusion3Pipeline(
        transformer=transformer, vae=vae(latent_channels=16, shift_factor=0.0609, scaling_factor=1.5305, use_quant_conv=False, use_post_quant_conv=False),
        text_encoder=t.CLIPTextModelWithProjection(config), text_encoder_2=t.CLIPTextModelWithProjection(config), text_encoder_3=t5(size_3),
        tokenizer=tokenizer, tokenizer_2=tokenizer_2, tokenizer_3=tokenizer_3, scheduler=d.FlowMatchEulerDiscreteScheduler(shift=3.0))


def animatediff(folder):
    tokenizer, size = clip_tokenizer(folder / "tokenizer")
    adapter = d.MotionAdapter(block_out_channels=(4, 8), motion_layers_per_block=1, motion_norm_num_groups=2, motion_num_attention_heads=2, motion_max_seq_length=8)
    return d.AnimateDiffPipeline(
        unet=unet(), vae=vae(), motion_adapter=adapter, text_encoder=t.CLIPTextModel(clip_config(size)), tokenizer=tokenizer,
        scheduler=d.DDIMScheduler(beta_start=0.00085, beta_end=0.012, beta_schedule="linear", clip_sample=False, steps_offset=1))


def text_to_video(folder):
    tokenizer, size = clip_tokenizer(folder / "tokenizer")
    network = d.UNet3DConditionModel(
        sample_size=8, block_out_channels=(4, 8), layers_per_block=1, norm_num_groups=2, cross_attention_dim=16, attention_head_dim=4,
        down_block_types=("CrossAttnDownBlock3D", "DownBlock3D"), up_block_types=("UpBlock3D", "CrossAttnUpBlock3D"))
    return d.TextToVideoSDPipeline(
        unet=network, vae=vae(), text_encoder=t.CLIPTextModel(clip_config(size)), tokenizer=tokenizer,
        scheduler=d.DPMSolverMultistepScheduler(**betas))


def svd(folder):
    network = d.UNetSpatioTemporalConditionModel(
        sample_size=8, block_out_channels=(32,), layers_per_block=1, in_channels=8, out_channels=4, cross_attention_dim=8, num_attention_heads=(2,),
        down_block_types=("CrossAttnDownBlockSpatioTemporal",), up_block_types=("CrossAttnUpBlockSpatioTemporal",),
        projection_class_embeddings_input_dim=12, addition_time_embed_dim=4)
    encoder = t.CLIPVisionModelWithProjection(t.CLIPVisionConfig(
        hidden_size=8, projection_dim=8, num_hidden_layers=1, num_attention_heads=2, image_size=224, intermediate_size=16, patch_size=56))
    return d.StableVideoDiffusionPipeline(
        unet=network, vae=d.AutoencoderKLTemporalDecoder(block_out_channels=(32, 32), latent_channels=4, down_block_types=("DownEncoderBlock2D", "DownEncoderBlock2D")),
        image_encoder=encoder, feature_extractor=t.CLIPImageProcessor(crop_size=224, size=224),
        scheduler=d.EulerDiscreteScheduler(
            **betas, prediction_type="v_prediction", sigma_max=700.0, sigma_min=0.002, steps_offset=1, timestep_spacing="leading",
            timestep_type="continuous", use_karras_sigmas=True))


def ltx(folder):
    tokenizer, size = t5_tokenizer(folder / "tokenizer")
    transformer = d.LTXVideoTransformer3DModel(
        in_channels=8, out_channels=8, patch_size=1, patch_size_t=1, num_attention_heads=2, attention_head_dim=8, cross_attention_dim=16,
        num_layers=1, caption_channels=16)
    decoder = d.AutoencoderKLLTXVideo(
        in_channels=3, out_channels=3, latent_channels=8, block_out_channels=(4, 4, 4, 4), decoder_block_out_channels=(4, 4, 4, 4),
        layers_per_block=(1, 1, 1, 1, 1), decoder_layers_per_block=(1, 1, 1, 1, 1), spatio_temporal_scaling=(True, True, False, False),
        decoder_spatio_temporal_scaling=(True, True, False, False), decoder_inject_noise=(False,) * 5, upsample_residual=(False,) * 4,
        upsample_factor=(1, 1, 1, 1), timestep_conditioning=True, patch_size=1, patch_size_t=1, encoder_causal=True, decoder_causal=False)
    scheduler = d.FlowMatchEulerDiscreteScheduler(
        use_dynamic_shifting=True, base_shift=0.95, max_shift=2.05, base_image_seq_len=1024, max_image_seq_len=4096, shift_terminal=0.1)
    return d.LTXPipeline(transformer=transformer, vae=decoder, scheduler=scheduler, text_encoder=t5(size), tokenizer=tokenizer)


def ltx_conditioned(folder):
    """LTX-Video 0.9.5 on: frames at any place in time. Everything else is `ltx`'s."""
    pipe = ltx(folder)
    return d.LTXConditionPipeline(**{**pipe.components, "scheduler": d.FlowMatchEulerDiscreteScheduler()})


def wan(folder):
    tokenizer, size = t5_tokenizer(folder / "tokenizer")
    transformer = d.WanTransformer3DModel(
        patch_size=(1, 2, 2), num_attention_heads=2, attention_head_dim=12, in_channels=16, out_channels=16, text_dim=16, freq_dim=16, ffn_dim=16,
        num_layers=1, cross_attn_norm=True, qk_norm="rms_norm_across_heads", rope_max_seq_len=32)
    decoder = d.AutoencoderKLWan(base_dim=3, z_dim=16, dim_mult=[1, 1, 1, 1], num_res_blocks=1, temperal_downsample=[False, True, True])
    encoder = t.UMT5EncoderModel(t.UMT5Config(vocab_size=size, d_model=16, d_kv=4, d_ff=24, num_layers=1, num_heads=2, feed_forward_proj="gated-gelu"))
    return d.WanPipeline(
        transformer=transformer, vae=decoder, text_encoder=encoder, tokenizer=tokenizer,
        scheduler=d.UniPCMultistepScheduler(prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=3.0))


def tiny_decoder():
    """TAESD's class; half a decoder is enough to tell whether its latents and pixels are scaled as its pipeline scales them."""
    channels = (4, 4)
    return d.AutoencoderTiny(
        encoder_block_out_channels=channels, decoder_block_out_channels=channels, num_encoder_blocks=(1, 1), num_decoder_blocks=(1, 1), latent_channels=4)


def depth_estimator():
    """Depth Anything's class."""
    backbone = t.Dinov2Config(
        hidden_size=8, num_hidden_layers=2, num_attention_heads=2, mlp_ratio=2, image_size=42, patch_size=14, out_features=["stage1", "stage2"],
        reshape_hidden_states=False, apply_layernorm=True)
    return t.DepthAnythingForDepthEstimation(t.DepthAnythingConfig(
        backbone_config=backbone, patch_size=14, reassemble_hidden_size=8, reassemble_factors=[2, 1], neck_hidden_sizes=[4, 4], fusion_hidden_size=4,
        head_hidden_size=4, head_in_index=-1))


def inpainting(folder):
    """Nine channels: what is noisy, where it is to be painted, and what is around. Everything else is `stable_diffusion`'s."""
    pipe = stable_diffusion(folder)
    return d.StableDiffusionInpaintPipeline(
        **{**pipe.components, "unet": unet(in_channels=9), "scheduler": d.DDIMScheduler(**betas, steps_offset=1, clip_sample=False, set_alpha_to_one=False)},
        requires_safety_checker=False)


def flux(folder):
    tokenizer, size = clip_tokenizer(folder / "tokenizer")
    tokenizer_2, size_2 = t5_tokenizer(folder / "tokenizer_2")
    transformer = d.FluxTransformer2DModel(
        patch_size=1, in_channels=16, num_layers=1, num_single_layers=1, attention_head_dim=8, num_attention_heads=2, joint_attention_dim=16,
        pooled_projection_dim=16, guidance_embeds=True, axes_dims_rope=(4, 2, 2))
    return d.FluxPipeline(
        transformer=transformer, vae=vae(shift_factor=0.1159, scaling_factor=0.3611, use_quant_conv=False, use_post_quant_conv=False),
        text_encoder=t.CLIPTextModel(clip_config(size)), text_encoder_2=t5(size_2), tokenizer=tokenizer, tokenizer_2=tokenizer_2,
        scheduler=d.FlowMatchEulerDiscreteScheduler(
            shift=3.0, use_dynamic_shifting=True, base_shift=0.5, max_shift=1.15, base_image_seq_len=256, max_image_seq_len=4096))


def sana(folder):
    size = write_unigram(folder / "tokenizer", 64, start="<bos>")
    tokenizer = t.PreTrainedTokenizerFast.from_pretrained(folder / "tokenizer")
    encoder = t.Gemma2Model(t.Gemma2Config(
        vocab_size=size, hidden_size=16, intermediate_size=24, num_hidden_layers=1, num_attention_heads=2, num_key_value_heads=1, head_dim=8,
        query_pre_attn_scalar=8, sliding_window=32, pad_token_id=0, bos_token_id=3, eos_token_id=1))
    transformer = d.SanaTransformer2DModel(
        in_channels=4, out_channels=4, num_attention_heads=2, attention_head_dim=8, num_layers=1, num_cross_attention_heads=2,
        cross_attention_head_dim=8, cross_attention_dim=16, caption_channels=16, sample_size=8, patch_size=1)
    decoder = d.AutoencoderDC(
        latent_channels=4, attention_head_dim=2, encoder_block_types=("ResBlock", "EfficientViTBlock"), decoder_block_types=("ResBlock", "EfficientViTBlock"),
        encoder_block_out_channels=(8, 8), decoder_block_out_channels=(8, 8), encoder_layers_per_block=(1, 1), decoder_layers_per_block=(1, 1),
        encoder_qkv_multiscales=((), (5,)), decoder_qkv_multiscales=((), (5,)), scaling_factor=0.41407)
    scheduler = d.DPMSolverMultistepScheduler(prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=3.0)
    return d.SanaPipeline(tokenizer=tokenizer, text_encoder=encoder, vae=decoder, transformer=transformer, scheduler=scheduler)


def wan_network(**options):
    return d.WanTransformer3DModel(**{
        "patch_size": (1, 2, 2), "num_attention_heads": 2, "attention_head_dim": 12, "in_channels": 16, "out_channels": 16, "text_dim": 16, "freq_dim": 16,
        "ffn_dim": 16, "num_layers": 1, "cross_attn_norm": True, "qk_norm": "rms_norm_across_heads", "rope_max_seq_len": 32, **options})


def wan_experts(folder):
    """Wan 2.2 A14B, image to video: two networks that share the schedule; no image encoder. Everything else is `wan`'s."""
    pipe = wan(folder)
    networks = {"transformer": wan_network(in_channels=36), "transformer_2": wan_network(in_channels=36)}
    return d.WanImageToVideoPipeline(
        tokenizer=pipe.tokenizer, text_encoder=pipe.text_encoder, vae=pipe.vae, scheduler=pipe.scheduler, **networks, boundary_ratio=0.9)


def wan_first_last(folder):
    """Wan 2.1 from a first and a last frame: the network also attends to both as CLIP sees them."""
    pipe = wan(folder)
    encoder = t.CLIPVisionModel(t.CLIPVisionConfig(
        hidden_size=8, num_hidden_layers=2, num_attention_heads=2, image_size=224, intermediate_size=16, patch_size=56))
    network = wan_network(in_channels=36, image_dim=8, added_kv_proj_dim=24, pos_embed_seq_len=34)
    return d.WanImageToVideoPipeline(
        tokenizer=pipe.tokenizer, text_encoder=pipe.text_encoder, vae=pipe.vae, scheduler=pipe.scheduler, transformer=network, image_encoder=encoder,
        image_processor=t.CLIPImageProcessor(crop_size=224, size=224))


def wan_expanded(folder):
    """Wan 2.2 5B: the network is told a time for each token; the first frame's tokens are told 0."""
    pipe = wan(folder)
    return d.WanImageToVideoPipeline(
        tokenizer=pipe.tokenizer, text_encoder=pipe.text_encoder, vae=pipe.vae, scheduler=pipe.scheduler, transformer=wan_network(), expand_timesteps=True)


families = {each.__name__.replace("_", "-"): each for each in (stable_diffusion, sdxl, lcm, sd3, animatediff, text_to_video, svd, ltx, ltx_conditioned, wan, inpainting, flux, sana, wan_experts, wan_first_last, wan_expanded)}
