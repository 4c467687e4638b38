/**
 * What differs between families of models, as data: everything else is one code path. A family is known by the class of its network, which
 * `config.json` names; research/diffusion.md §2 has the contracts.
 */
import {modelError} from './model-error.ts';

/** How a network sees a picture or a film; F frames, h × w the latent size. */
export type Layout = 'BCHW' | 'BCFHW' | 'BFCHW' | 'packed';

/** How texts become what the network attends to. */
export type Conditioning =
  | 'last-states' // one CLIP: its last hidden states
  | 'two-clips' // SDXL: the last but one hidden states of both, side by side; the second one's pooled vector
  | 'two-clips-and-t5' // SD3: as SDXL, padded to T5's width, T5's states behind them; both pooled vectors
  | 't5-masked' // LTX-Video: T5's states, and which are padding
  | 't5-trimmed' // Wan: T5's states, zero where there is padding
  | 'image'; // SVD: the embedding of the first frame

export interface Family {
  readonly network: string;
  readonly layout: Layout;
  readonly conditioning: Conditioning;
  readonly makesVideo: boolean;
  /** Latent frames of n frames: all of them, or 1 + (n − 1)/r where the decoder is causal in time. */
  readonly temporal: number;
  /** The network's timestep is 0 to 1000 as the scheduler has it. AnimateDiff repeats the prompt for each frame outside the network. */
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
  readonly where: string;
}

const image = {layout: 'BCHW', makesVideo: false, temporal: 1, repeatsPromptPerFrame: false, decoder: 'frames'} as const;
const video = {makesVideo: true, temporal: 1, repeatsPromptPerFrame: false, decoder: 'frames'} as const;
const withText = ['text_encoder', 'vae_decoder'];

export function familyOf({className, network, config, where}: NetworkFacts): Family {
  const name = typeof config['_class_name'] === 'string' ? config['_class_name'] : '';
  switch (name) {
    case 'UNet2DConditionModel': {
      const isXl = config['addition_embed_type'] === 'text_time';
      const conditioning = isXl ? 'two-clips' : 'last-states';
      return {...image, network, conditioning, needs: isXl ? [...withText, 'text_encoder_2'] : withText};
    }
    case 'SD3Transformer2DModel':
      return {...image, network, conditioning: 'two-clips-and-t5', needs: [...withText, 'text_encoder_2']};
    case 'UNetMotionModel':
      return {...video, network, layout: 'BCFHW', conditioning: 'last-states', repeatsPromptPerFrame: true, needs: withText};
    case 'UNet3DConditionModel':
      return {...video, network, layout: 'BCFHW', conditioning: 'last-states', needs: withText};
    case 'UNetSpatioTemporalConditionModel':
      return {
        ...{...video, network, layout: 'BFCHW', conditioning: 'image', decoder: 'frames-together'},
        needs: ['image_encoder', 'vae_encoder', 'vae_decoder'],
      };
    case 'LTXVideoTransformer3DModel':
      return {...video, network, layout: 'packed', conditioning: 't5-masked', temporal: 8, decoder: 'film', needs: withText};
    case 'WanTransformer3DModel':
      return {...video, network, layout: 'BCFHW', conditioning: 't5-trimmed', temporal: 4, decoder: 'film', needs: withText};
    default:
      throw modelError({
        expected:
          'a network of a family that is known: UNet2DConditionModel, SD3Transformer2DModel, UNetMotionModel, UNet3DConditionModel, UNetSpatioTemporalConditionModel, LTXVideoTransformer3DModel, WanTransformer3DModel',
        found: `"_class_name": ${JSON.stringify(name)} in a ${className}`,
        fix: 'use a model of one of these families, or correct "_class_name" where the export lost it',
        where,
      });
  }
}
