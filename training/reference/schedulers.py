"""Writes cases of the shape of reference/scheduler-goldens.json from diffusers' own schedulers, with configurations drawn at random.

    python training/reference/schedulers.py --count 400 --seed 1 --out test/generators/diffusers/fixtures/scheduler-configurations.json
    python training/reference/schedulers.py --count 60 --seed 2 --rare --out test/generators/diffusers/fixtures/scheduler-rare.json
    python training/reference/schedulers.py --count 150 --seed 11 --fields --out test/generators/diffusers/fixtures/scheduler-fields.json

`--rare`: what pipelines do not ask for, the Runge-Kutta steps of PNDM and the churn of Euler's and Heun's methods. `--fields`: any field of any class with
any of its values, whether it makes sense or not, and schedules that are given (scheduler_fields.py).

Needs diffusers, torch (CPU is enough) and scipy. Every configuration that diffusers itself refuses, or that leaves the numbers, is drawn again.
"""
import argparse
import json
import math
import random
import warnings

import numpy as np
import torch
import diffusers
from diffusers.utils import logging

from scheduler_fields import fields

warnings.filterwarnings("ignore")
logging.set_verbosity_error()


def fixture(flip):
    numbers = torch.arange(768)
    numbers = numbers.flip(0) if flip else numbers
    return (numbers.reshape(3, 8, 8, 4) / 768).permute(3, 0, 1, 2).contiguous()


def betas(draw, schedules=("linear", "scaled_linear", "squaredcos_cap_v2")):
    config = {"num_train_timesteps": draw.choice([1000, 1000, 1000, 1100])}
    config["beta_schedule"] = draw.choice(schedules)
    if draw.random() < 0.6:
        config["beta_start"], config["beta_end"] = draw.choice([(0.00085, 0.012), (0.0001, 0.02), (0.001, 0.02)])
    return config


def spacing(draw):
    return {"timestep_spacing": draw.choice(["linspace", "leading", "trailing"]), "steps_offset": draw.choice([0, 0, 1])}


def sigmas(draw):
    kind = draw.choice([None, None, "use_karras_sigmas", "use_exponential_sigmas", "use_beta_sigmas"])
    return {kind: True} if kind else {}


def thresholding(draw):
    if draw.random() < 0.25:
        return {"thresholding": True, "dynamic_thresholding_ratio": draw.choice([0.995, 0.9]), "sample_max_value": draw.choice([1.0, 2.0])}
    return {}


def prediction(draw, flow=False):
    return {"prediction_type": draw.choice(["epsilon", "v_prediction", "sample"])}


def sometimes(draw, chance, **fields):
    return fields if draw.random() < chance else {}


def ddim(draw):
    clip = {"clip_sample": draw.random() < 0.5, "clip_sample_range": draw.choice([1.0, 0.7])}
    snr = {"rescale_betas_zero_snr": True, "prediction_type": "v_prediction", "timestep_spacing": "trailing"} if draw.random() < 0.2 else {}
    eta = {"eta": draw.choice([0.5, 1.0])} if draw.random() < 0.25 else {}
    config = betas(draw) | spacing(draw) | prediction(draw) | clip | thresholding(draw) | {"set_alpha_to_one": draw.random() < 0.5} | snr
    return "DDIMScheduler", config, eta


def ddpm(draw):
    kinds = betas(draw, ("linear", "scaled_linear", "squaredcos_cap_v2", "laplace", "sigmoid"))
    config = kinds | spacing(draw) | prediction(draw) | thresholding(draw) | {"clip_sample": draw.random() < 0.5}
    config["variance_type"] = draw.choice(["fixed_small", "fixed_large", "fixed_small_log"])
    return "DDPMScheduler", config, {}


def pndm(draw):
    config = betas(draw) | spacing(draw) | {"skip_prk_steps": True, "set_alpha_to_one": draw.random() < 0.5}
    return "PNDMScheduler", config | {"prediction_type": draw.choice(["epsilon", "v_prediction"])}, {}


def euler(draw):
    config = betas(draw) | spacing(draw) | sigmas(draw) | prediction(draw) | {"final_sigmas_type": draw.choice(["zero", "sigma_min"])}
    config |= sometimes(draw, 0.15, interpolation_type="log_linear") | sometimes(draw, 0.15, sigma_min=0.05, sigma_max=10.0)
    config |= sometimes(draw, 0.15, rescale_betas_zero_snr=True)
    config |= sometimes(draw, 0.2, timestep_type="continuous", prediction_type="v_prediction", use_karras_sigmas=True,
                        use_exponential_sigmas=False, use_beta_sigmas=False, sigma_min=0.002, sigma_max=700.0)
    return "EulerDiscreteScheduler", config, {}


def euler_ancestral(draw):
    config = betas(draw) | spacing(draw) | {"prediction_type": draw.choice(["epsilon", "v_prediction"])}
    return "EulerAncestralDiscreteScheduler", config | sometimes(draw, 0.2, rescale_betas_zero_snr=True), {}


def heun(draw):
    config = betas(draw, ("linear", "scaled_linear", "squaredcos_cap_v2", "exp")) | spacing(draw) | sigmas(draw) | prediction(draw)
    return "HeunDiscreteScheduler", config | sometimes(draw, 0.3, clip_sample=True, clip_sample_range=2.0), {}


def consistency(draw, name, eta):
    config = betas(draw) | prediction(draw) | {"original_inference_steps": draw.choice([50, 50, 25, 100])}
    if name == "LCMScheduler":
        config |= thresholding(draw) | {"clip_sample": draw.random() < 0.3, "timestep_scaling": draw.choice([10.0, 5.0])}
    return name, config | {"set_alpha_to_one": draw.random() < 0.5}, eta


def lcm(draw):
    return consistency(draw, "LCMScheduler", {})


def tcd(draw):
    return consistency(draw, "TCDScheduler", {"eta": draw.choice([0.0, 0.3, 0.8])})


def solver(draw):
    config = betas(draw) | sigmas(draw) | prediction(draw) | thresholding(draw) | {"solver_order": draw.choice([1, 2, 2, 3, 3])}
    config["lower_order_final"] = draw.random() < 0.7
    if draw.random() < 0.3:
        config |= {"prediction_type": "flow_prediction", "use_flow_sigmas": True, "flow_shift": draw.choice([1.0, 3.0, 5.0])}
        for kind in ("use_karras_sigmas", "use_exponential_sigmas", "use_beta_sigmas"):
            config.pop(kind, None)
    return config


def dpm(draw, name, algorithms):
    config = solver(draw) | {"algorithm_type": draw.choice(algorithms), "solver_type": draw.choice(["midpoint", "heun"])}
    config["final_sigmas_type"] = draw.choice(["zero", "sigma_min"])
    if config["algorithm_type"] in ("dpmsolver", "sde-dpmsolver"):
        config["final_sigmas_type"] = "sigma_min"
        if config["algorithm_type"] == "sde-dpmsolver":
            config["solver_order"] = min(config["solver_order"], 2)
    config |= sometimes(draw, 0.2, lambda_min_clipped=-5.1)
    return name, config, {}


def dpm_multistep(draw):
    name, config, extra = dpm(draw, "DPMSolverMultistepScheduler", ["dpmsolver++", "dpmsolver++", "sde-dpmsolver++", "dpmsolver", "sde-dpmsolver"])
    config |= spacing(draw) | sometimes(draw, 0.2, euler_at_final=True) | sometimes(draw, 0.15, rescale_betas_zero_snr=True)
    if not any(config.get(kind) for kind in ("use_karras_sigmas", "use_exponential_sigmas", "use_beta_sigmas", "use_flow_sigmas")):
        config |= sometimes(draw, 0.3, use_lu_lambdas=True)
    return name, config, extra


def dpm_singlestep(draw):
    return dpm(draw, "DPMSolverSinglestepScheduler", ["dpmsolver++", "dpmsolver++", "sde-dpmsolver++", "dpmsolver"])


def deis(draw):
    return "DEISMultistepScheduler", solver(draw) | spacing(draw), {}


def unipc(draw):
    config = solver(draw) | spacing(draw) | {"solver_type": draw.choice(["bh1", "bh2"]), "final_sigmas_type": draw.choice(["zero", "sigma_min"])}
    config |= sometimes(draw, 0.2, predict_x0=False) | sometimes(draw, 0.2, disable_corrector=[0, 1]) | sometimes(draw, 0.15, rescale_betas_zero_snr=True)
    extra = {}
    if config.get("use_flow_sigmas") and draw.random() < 0.3:
        config |= {"use_dynamic_shifting": True, "time_shift_type": draw.choice(["exponential", "linear"])}
        extra["mu"] = draw.choice([0.8, 1.6])
    if config.get("use_flow_sigmas") and draw.random() < 0.3:
        config["shift_terminal"] = 0.1
    return "UniPCMultistepScheduler", config, extra


def flow_euler(draw):
    config = sigmas(draw) | {"num_train_timesteps": draw.choice([1000, 500])}
    extra = {}
    if draw.random() < 0.4:
        config |= {"use_dynamic_shifting": True, "time_shift_type": draw.choice(["exponential", "linear"])}
        extra["mu"] = draw.choice([0.5, 1.15, 2.3])
    else:
        config["shift"] = draw.choice([1.0, 3.0, 5.0, 0.7])
    config |= sometimes(draw, 0.3, shift_terminal=0.1) | sometimes(draw, 0.15, invert_sigmas=True) | sometimes(draw, 0.25, stochastic_sampling=True)
    if draw.random() < 0.25:
        extra["sigmas"] = [float(x) for x in np.linspace(1.0, 1 / 8, 8)]
    return "FlowMatchEulerDiscreteScheduler", config, extra


def flow_heun(draw):
    return "FlowMatchHeunDiscreteScheduler", {"shift": draw.choice([1.0, 3.0, 6.0]), "num_train_timesteps": draw.choice([1000, 500])}, {}


def edm(draw):
    config = {"sigma_min": draw.choice([0.002, 0.02]), "sigma_max": draw.choice([80.0, 20.0]), "sigma_data": draw.choice([0.5, 1.0])}
    config |= {"sigma_schedule": draw.choice(["karras", "exponential"]), "prediction_type": draw.choice(["epsilon", "v_prediction"])}
    return "EDMEulerScheduler", config | {"rho": draw.choice([7.0, 5.0]), "final_sigmas_type": draw.choice(["zero", "sigma_min"])}, {}


def prk(draw):
    name, config, extra = pndm(draw)
    return name, config | {"skip_prk_steps": False}, extra


def churned(kind):
    def with_churn(draw):
        name, config, extra = kind(draw)
        return name, config, extra | {"churn": {
            "s_churn": draw.choice([0.5, 3.0, 40.0]), "s_tmin": draw.choice([0.0, 0.05]), "s_tmax": draw.choice([float("inf"), 8.0]), "s_noise": draw.choice([1.0, 1.003])}}

    with_churn.__name__ = f"churned_{kind.__name__}"
    return with_churn


rare = [prk, churned(euler), churned(edm), churned(flow_heun)]
kinds = [ddim, ddpm, pndm, euler, euler_ancestral, heun, lcm, tcd, dpm_multistep, dpm_multistep, dpm_singlestep, deis, unipc, unipc, flow_euler, flow_heun, edm]


def run(number, draw, kinds):
    name, config, extra = kinds[number % len(kinds)](draw)
    scheduler = getattr(diffusers, name)(**config)
    setting = extra.get("setting")
    if setting is None:
        setting = {"num_inference_steps": draw.choice([1, 2, 3, 4, 5, 7, 8, 10, 15, 20, 25])}
        if "sigmas" in extra:
            setting = {"sigmas": extra["sigmas"]}
        if "mu" in extra:
            setting["mu"] = extra["mu"]
    steps = setting.get("num_inference_steps") or len(setting.get("timesteps") or setting["sigmas"])
    scheduler.set_timesteps(**setting)
    timesteps = scheduler.timesteps
    if len(set(timesteps.tolist())) < len(timesteps) and scheduler.order == 1 and name != "PNDMScheduler":
        return None  # diffusers starts at the second of two equal timesteps: no pipeline is meant to have them
    start = draw.randrange(0, max(1, steps - 2)) if draw.random() < 0.2 and steps > 3 and name not in ("PNDMScheduler", "LCMScheduler") else None
    scales = name in ("EulerDiscreteScheduler", "EulerAncestralDiscreteScheduler", "HeunDiscreteScheduler", "EDMEulerScheduler")
    initial = float(scheduler.init_noise_sigma) if hasattr(scheduler, "init_noise_sigma") else 1.0
    sample = fixture(False) * initial
    if start is not None:
        timesteps = timesteps[start * scheduler.order:]
        add = scheduler.scale_noise if hasattr(scheduler, "scale_noise") else scheduler.add_noise
        scheduler.set_begin_index(start * scheduler.order) if hasattr(scheduler, "set_begin_index") else None
        sample = add(sample, timesteps[:1], fixture(True)) if hasattr(scheduler, "scale_noise") else add(sample, fixture(True), timesteps[:1])
    generator = torch.manual_seed(number)
    arguments = {}
    if name not in ("PNDMScheduler", "HeunDiscreteScheduler", "DEISMultistepScheduler", "UniPCMultistepScheduler"):
        arguments["generator"] = generator
    if "eta" in extra:
        arguments["eta"] = extra["eta"]
    churn = extra.get("churn", {})
    arguments |= churn
    sums = []
    for t in timesteps:
        shown = scheduler.scale_model_input(sample, t) if scales else sample
        output = shown * t / (t + 1)
        sample = scheduler.step(output, t, sample, **arguments).prev_sample
        sums.append(float(sample.double().abs().sum()))
    if not all(math.isfinite(each) and each < 1e7 for each in sums):
        return None
    flat = sample.flatten().double()
    return {
        "name": f"{number}/{name.removesuffix('Scheduler')}",
        "scheduler": name,
        "config": {key: value for key, value in config.items() if value is not None},
        "set_timesteps": setting,
        "scale_model_input": scales,
        "init_noise_sigma": initial,
        "multiply_by_init_noise_sigma": True,
        "t_start": start,
        "torch_seed": number,
        **({"eta": extra["eta"]} if "eta" in extra else {}),
        **({key: value for key, value in churn.items() if math.isfinite(value)}),
        "timesteps": [float(f"{t:.9g}") for t in scheduler.timesteps.tolist()],
        "sigmas": [float(f"{s:.9g}") for s in scheduler.sigmas.tolist()] if hasattr(scheduler, "sigmas") else None,
        "per_step_abs_sum": [float(f"{each:.9g}") for each in sums],
        "probe_0000_0002": [float(f"{x:.8g}") for x in flat[:3].tolist()],
        "probe_3277": float(f"{flat[-1].item():.8g}"),
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rare", action="store_true")
    parser.add_argument("--fields", action="store_true")
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    draw = random.Random(arguments.seed)
    cases, refused = [], 0
    drawn = rare if arguments.rare else fields if arguments.fields else kinds
    while len(cases) < arguments.count:
        try:
            case = run(len(cases), draw, drawn)
        except (RuntimeError, ValueError, IndexError, AssertionError, NotImplementedError, AttributeError, TypeError, UnboundLocalError) as error:
            refused += 1
            if refused < 40:
                print(type(error).__name__, drawn[len(cases) % len(drawn)].__name__, str(error)[:120])
            continue
        if case is not None:
            cases.append(case)
    source = f"diffusers {diffusers.__version__}, torch {torch.__version__.split('+')[0]}, CPU; training/reference/schedulers.py --count {arguments.count} --seed {arguments.seed}{' --rare' if arguments.rare else ' --fields' if arguments.fields else ''}"
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    with open(arguments.out, "w") as file:
        file.write('{"source":' + json.dumps(source) + ',"cases":[\n' + lines + "\n]}\n")


main()
