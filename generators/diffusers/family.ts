/**
 * What differs between families of models, as data: everything else is one code path. A family is known by the class of its network, which
 * `config.json` names; research/diffusion.md §2 has the contracts.
 */
import {modelError} from './model-error.ts';

/** How a network sees a picture or a film; F frames, h × w the latent size. */
export type Layout = 'BCHW' | 'BCFHW' | 'BFCHW' | 'packed';

/** What a picture can do for a run. */
export type PictureUse =
  | 'none'
  | 'start' // image to image, and inpainting of a region
  | 'frame-attended' // SVD: the first frame's latents beside every noisy one, its embedding attended to
  | 'frames-beside' // Wan image to video: a film of the first (and last) frame beside the noisy one, and which of it is given
  | 'first-frame-kept' // LTX-Video, Wan 2.2 5B: the first frame is clean from the start, and its tokens are told that they are
  | 'frames-placed'; // LTX-Video from 0.9.5 on: frames with a place in time, the last one's tokens before all others

/** How texts become what the network attends to. */
export type Conditioning =
  | 'last-states' // one CLIP: its last hidden states
  | 'two-clips' // SDXL: the last but one hidden states of both, side by side; the second one's pooled vector
  | 'two-clips-and-t5' // SD3: as SDXL, padded to T5's width, T5's states behind them; both pooled vectors
  | 'clip-and-t5' // Flux: T5's states; CLIP's pooled vector
  | 'instructed' // SANA: Gemma's states of an instruction and the prompt, and which are padding
  | 't5-masked' // LTX-Video: T5's states, and which are padding
  | 't5-trimmed' // Wan: T5's states, zero where there is padding
  | 'image'; // SVD: the embedding of the first frame

export interface Family {
  readonly network: string;
  readonly layout: Layout;
  /** Side of the square of latents that is one token: sizes are multiples of it. */
  readonly patch: number;
  readonly conditioning: Conditioning;
  readonly pictures: PictureUse;
  /** True where a run without a picture makes no sense. */
  readonly needsPicture: boolean;
  readonly makesVideo: boolean;
  /** Latent frames of n frames: all of them, or 1 + (n − 1)/r where the decoder is causal in time. */
  readonly temporal: number;
  /** Schedulers count time to 1000; Flux is told 0 to 1. */
  readonly timestepScale: number;
  /** Who lays the schedule: the scheduler, or a pipeline that hands it even σ from 1 to 1/N, or timesteps that are linear at first and then square. */
  readonly schedule: 'own' | 'even' | 'linear-quadratic';
  /** AnimateDiff repeats the prompt for each frame outside the network. */
  readonly repeatsPromptPerFrame: boolean;
  /** 2-D decoders take frames one by one. */
  readonly decoder: 'frames' | 'film' | 'frames-together';
  /** Components without which there is nothing. */
  readonly needs: readonly string[];
}

interface NetworkFacts {
  readonly className: string;
  readonly network: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly pipeline: PipelineFacts;
  readonly where: string;
}

/** What `model_index.json` says beside its parts. */
export interface PipelineFacts {
  /** Share of the schedule from which on the second network takes over (Wan 2.2 A14B); null where there is one network only. */
  readonly boundaryRatio: number | null;
  /** The network is told a time for each token (Wan 2.2 5B). */
  readonly expandTimesteps: boolean;
}

const any = {patch: 1, temporal: 1, timestepScale: 1, schedule: 'own', repeatsPromptPerFrame: false, decoder: 'frames'} as const;
const image = {...any, layout: 'BCHW', makesVideo: false, pictures: 'start', needsPicture: false} as const;
const video = {...any, makesVideo: true, pictures: 'none', needsPicture: false} as const;
const withText = ['text_encoder', 'vae_decoder'];

export function familyOf({className, network, config, pipeline, where}: NetworkFacts): Family {
  const name = typeof config['_class_name'] === 'string' ? config['_class_name'] : '';
  const number = (key: string, otherwise: number): number => (typeof config[key] === 'number' ? config[key] : otherwise);
  switch (name) {
    case 'UNet2DConditionModel': {
      const isXl = config['addition_embed_type'] === 'text_time';
      const conditioning = isXl ? 'two-clips' : 'last-states';
      // Nine channels: the region to paint and what is around it stand beside the noise.
      const needsPicture = number('in_channels', 4) === 2 * number('out_channels', 4) + 1;
      return {...image, network, conditioning, needsPicture, needs: isXl ? [...withText, 'text_encoder_2'] : withText};
    }
    case 'SD3Transformer2DModel':
      return {
        ...{...image, network, conditioning: 'two-clips-and-t5', patch: number('patch_size', 2)},
        needs: [...withText, 'text_encoder_2'],
      };
    case 'FluxTransformer2DModel':
      return {
        ...{...image, network, layout: 'packed', patch: 2, conditioning: 'clip-and-t5', timestepScale: 1 / 1000, schedule: 'even'},
        needs: [...withText, 'text_encoder_2'],
      };
    case 'SanaTransformer2DModel':
      return {
        ...{...image, network, conditioning: 'instructed', patch: number('patch_size', 1), timestepScale: number('timestep_scale', 1)},
        needs: withText,
      };
    case 'UNetMotionModel':
      return {...video, network, layout: 'BCFHW', conditioning: 'last-states', repeatsPromptPerFrame: true, needs: withText};
    case 'UNet3DConditionModel':
      return {...video, network, layout: 'BCFHW', conditioning: 'last-states', needs: withText};
    case 'UNetSpatioTemporalConditionModel':
      return {
        ...{...video, network, layout: 'BFCHW', conditioning: 'image', decoder: 'frames-together'},
        ...{pictures: 'frame-attended', needsPicture: true, needs: ['image_encoder', 'vae_encoder', 'vae_decoder']},
      };
    case 'LTXVideoTransformer3DModel': {
      const hasPlaces = className === 'LTXConditionPipeline';
      return {
        ...{...video, network, layout: 'packed', conditioning: 't5-masked', temporal: 8, decoder: 'film', needs: withText},
        ...(hasPlaces ? {schedule: 'linear-quadratic', pictures: 'frames-placed'} : {schedule: 'even', pictures: 'first-frame-kept'}),
      };
    }
    case 'WanTransformer3DModel': {
      const fromFrames = number('in_channels', 16) > number('out_channels', 16);
      const attended = typeof config['image_dim'] === 'number' ? ['image_encoder'] : [];
      return {
        ...{...video, network, layout: 'BCFHW', patch: 2, conditioning: 't5-trimmed', temporal: 4, decoder: 'film'},
        ...{needsPicture: fromFrames, pictures: fromFrames ? 'frames-beside' : pipeline.expandTimesteps ? 'first-frame-kept' : 'none'},
        needs: fromFrames ? [...withText, 'vae_encoder', ...attended] : withText,
      };
    }
    default:
      throw modelError({
        expected: `a network of a family that is known: ${known.join(', ')}`,
        found: `"_class_name": ${JSON.stringify(name)} in a ${className}`,
        fix: 'use a model of one of these families, or correct "_class_name" where the export lost it',
        where,
      });
  }
}

const known = [
  ...['UNet2DConditionModel', 'SD3Transformer2DModel', 'FluxTransformer2DModel', 'SanaTransformer2DModel', 'UNetMotionModel'],
  ...['UNet3DConditionModel', 'UNetSpatioTemporalConditionModel', 'LTXVideoTransformer3DModel', 'WanTransformer3DModel'],
];
