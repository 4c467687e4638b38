"""Configurations in which any field of any class may have any value, and schedules that are given instead of made: `schedulers.py --fields`."""
import inspect

import numpy as np
import diffusers

names = [
    "DDIM", "DDPM", "PNDM", "EulerDiscrete", "EulerAncestralDiscrete", "HeunDiscrete", "LCM", "TCD", "DPMSolverMultistep", "DPMSolverSinglestep",
    "DEISMultistep", "UniPCMultistep", "FlowMatchEulerDiscrete", "FlowMatchHeunDiscrete", "EDMEuler"]

switch = [True, False]
values = {
    "num_train_timesteps": [1000, 1000, 1100, 500], "beta_start": [0.0001, 0.00085, 0.001], "beta_end": [0.012, 0.02, 0.03],
    "beta_schedule": ["linear", "scaled_linear", "squaredcos_cap_v2", "exp", "laplace", "sigmoid"],
    "prediction_type": ["epsilon", "sample", "v_prediction", "v_prediction"],
    "timestep_spacing": ["linspace", "leading", "trailing"], "timestep_type": ["discrete", "continuous"], "steps_offset": [0, 1, 2],
    "rescale_betas_zero_snr": switch, "final_sigmas_type": ["zero", "sigma_min"], "interpolation_type": ["linear", "log_linear"],
    "sigma_min": [0.03, 0.1, 0.002], "sigma_max": [10.0, 50.0, 80.0], "clip_sample": switch, "clip_sample_range": [1.0, 0.7, 2.0],
    "thresholding": switch, "dynamic_thresholding_ratio": [0.995, 0.9, 0.8], "sample_max_value": [1.0, 1.5, 3.0], "set_alpha_to_one": switch,
    "original_inference_steps": [50, 25, 100], "timestep_scaling": [10.0, 5.0, 1.0], "solver_order": [1, 2, 3],
    "lower_order_final": switch, "euler_at_final": switch, "lambda_min_clipped": [-5.1, -3.0], "predict_x0": switch,
    "disable_corrector": [[0], [0, 1], [1, 2, 3]], "skip_prk_steps": switch, "flow_shift": [1.0, 3.0, 5.0, 0.5], "shift": [1.0, 3.0, 0.7, 6.0],
    "use_dynamic_shifting": switch, "base_shift": [0.5, 0.95], "max_shift": [1.15, 2.05], "base_image_seq_len": [256, 1024],
    "max_image_seq_len": [4096, 8192], "shift_terminal": [0.1, 0.02], "invert_sigmas": switch, "time_shift_type": ["exponential", "linear"],
    "stochastic_sampling": switch, "sigma_data": [0.5, 1.0, 0.8], "sigma_schedule": ["karras", "exponential"], "rho": [7.0, 5.0, 3.0],
}
of_class = {
    "DDPM": {"variance_type": ["fixed_small", "fixed_small_log", "fixed_large"]},
    "DPMSolverMultistep": {"variance_type": ["learned", "learned_range"], "algorithm_type": ["dpmsolver", "dpmsolver++", "sde-dpmsolver", "sde-dpmsolver++"], "solver_type": ["midpoint", "heun"]},
    "DPMSolverSinglestep": {"variance_type": ["learned", "learned_range"], "algorithm_type": ["dpmsolver", "dpmsolver++", "sde-dpmsolver++"], "solver_type": ["midpoint", "heun"]},
    "UniPCMultistep": {"solver_type": ["bh1", "bh2"]},
}
spacings = ["use_karras_sigmas", "use_exponential_sigmas", "use_beta_sigmas", "use_lu_lambdas", "use_flow_sigmas"]


def kind_of(name):
    def draw_one(draw):
        scheduler = name + "Scheduler"
        fields = inspect.signature(getattr(diffusers, scheduler).__init__).parameters
        possible = {**values, **of_class.get(name, {})}
        config = {field: draw.choice(possible[field]) for field in fields if field in possible and draw.random() < 0.4}
        spacing = draw.choice([None, None, *spacings])
        if spacing in fields:
            config[spacing] = True
            if spacing == "use_flow_sigmas":
                config["prediction_type"] = "flow_prediction"
        if "trained_betas" in fields and draw.random() < 0.04:
            config |= {"num_train_timesteps": 100, "trained_betas": [float(f"{each:.6g}") for each in np.linspace(0.01, 0.2, 100) ** draw.choice([1, 1.5])]}
        extra = {"setting": setting_of(draw, name, config)}
        # Cases without it are read as 0, which is the default of DDIM only.
        if name == "TCD" or name == "DDIM" and draw.random() < 0.5:
            extra["eta"] = draw.choice([0.0, 0.3, 1.0])
        if name in ("EulerDiscrete", "EDMEuler", "FlowMatchHeunDiscrete") and draw.random() < 0.3:
            churn = {"s_churn": draw.choice([0.5, 3.0, 40.0]), "s_tmin": draw.choice([0.0, 0.05]), "s_tmax": draw.choice([float("inf"), 8.0])}
            extra["churn"] = churn | {"s_noise": draw.choice([1.0, 1.003])}
        return scheduler, config, extra

    draw_one.__name__ = name
    return draw_one


def setting_of(draw, name, config):
    """What `set_timesteps` is told: mostly a number of steps, sometimes the schedule itself."""
    steps = draw.choice([1, 2, 3, 4, 5, 7, 8, 10, 15, 20, 25])
    setting = {"num_inference_steps": steps}
    trained = config.get("num_train_timesteps", 1000)
    if name in ("DDPM", "EulerDiscrete", "HeunDiscrete", "LCM", "TCD", "DPMSolverMultistep", "DPMSolverSinglestep") and draw.random() < 0.15:
        grid = sorted(draw.sample(range(1, trained), steps), reverse=True)
        setting = {"timesteps": list(range(trained - 1, 0, -trained // steps)) if name in ("LCM", "TCD") else grid}
    if name in ("LCM", "TCD") and "timesteps" not in setting:
        setting |= {"strength": draw.choice([0.5, 0.8])} if draw.random() < 0.3 else {}
        setting |= {"original_inference_steps": draw.choice([40, 50, 80])} if draw.random() < 0.2 else {}
    given = [float(f"{each:.6g}") for each in np.linspace(1.0, 1 / steps, steps)]
    if name == "FlowMatchEulerDiscrete" and draw.random() < 0.3 or name == "UniPCMultistep" and config.get("use_flow_sigmas") and draw.random() < 0.3:
        setting = {"sigmas": given}
    elif name == "FlowMatchEulerDiscrete" and draw.random() < 0.2:
        setting = {"timesteps": [1000 * each for each in given]}
    if name in ("EulerDiscrete", "EDMEuler") and draw.random() < 0.1:
        setting = {"sigmas": [*[float(f"{each:.6g}") for each in np.geomspace(14.0, 0.05, steps)], *([0.0] if name == "EulerDiscrete" else [])]}
    if config.get("use_dynamic_shifting"):
        setting["mu"] = draw.choice([0.5, 0.8, 1.15, 2.3])
    return setting


fields = [kind_of(name) for name in names]
