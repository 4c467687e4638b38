import {type FC, useEffect, useState} from 'react';
import {Composition, cancelRender, continueRender, delayRender, registerRoot, staticFile} from 'remotion';
import {type BrowserVariant, type ProjectData, projectDataVariable, publicDataFile} from '../core/project-data.ts';
import {compositionId} from '../core/variant.ts';
import type {Video} from '../core/video.ts';
import {FilmFrame} from './film-frame.tsx';
import {pageVariable} from './page.ts';
import {VariantContext} from './variant-context.tsx';

/**
 * Registers every variant of the videos as a Remotion composition. The entry file that Reshoot generates calls it; so may your own.
 *
 * @example
 * import {registerVideos} from 'reshoot';
 * import tramFox from './scenes/tram-fox/video.tsx';
 * registerVideos([tramFox]);
 */
export const registerVideos = (videos: readonly Video[]): void => {
  const components = new Map(videos.map((video) => [video.id, video.component]));
  const cache = new Map<string, FC<Record<string, unknown>>>();
  const componentOf = (variant: BrowserVariant): FC<Record<string, unknown>> | null => {
    const inner = components.get(variant.video);
    if (!inner) return null;
    const known = cache.get(variant.id);
    if (known) return known;
    // Remotion compares components by identity: one wrapper a variant, made once.
    const made = inVariant(variant, inner);
    cache.set(variant.id, made);
    return made;
  };
  registerRoot(() => {
    const data = useProjectData();
    return (
      <>
        {data?.variants.map((variant) => {
          const component = componentOf(variant);
          return component ? (
            <Composition
              key={variant.id}
              id={compositionId(variant.id)}
              component={component}
              width={variant.width}
              height={variant.height}
              fps={variant.framesPerSecond}
              durationInFrames={variant.durationInFrames}
              defaultProps={variant.props}
            />
          ) : null;
        })}
      </>
    );
  });
};

const inVariant = (variant: BrowserVariant, Inner: FC<Record<string, unknown>>): FC<Record<string, unknown>> => {
  const InVariant: FC<Record<string, unknown>> = (props) => (
    <VariantContext.Provider value={variant}>
      <FilmFrame>
        <Inner {...props} />
      </FilmFrame>
    </VariantContext.Provider>
  );
  return InVariant;
};

/** From the page's environment in our own runs, at once; from the static file in the studio. */
const useProjectData = (): ProjectData | null => {
  const [data, setData] = useState<ProjectData | null>(() => {
    const text = pageVariable(projectDataVariable);
    // Written by Reshoot in the same run.
    return text === null ? null : (JSON.parse(text) as ProjectData);
  });
  const [handle] = useState(() => (data === null ? delayRender('Reshoot: loading the list of variants') : null));
  const [registered, setRegistered] = useState(false);
  useEffect(() => {
    if (handle !== null) fetchProjectData().then(setData, cancelRender);
  }, [handle]);
  // Compositions register in effects that set state, and Remotion lists them as soon as nothing is delayed: it has to wait for the commit after
  // the one that brings the data, or it finds none.
  useEffect(() => {
    if (data !== null) setRegistered(true);
  }, [data]);
  useEffect(() => {
    if (registered && handle !== null) continueRender(handle);
  }, [registered, handle]);
  return data;
};

const fetchProjectData = async (): Promise<ProjectData> => {
  const response = await fetch(staticFile(publicDataFile));
  if (!response.ok) {
    throw new Error(
      `Reshoot: expected the list of variants at public/${publicDataFile}, found status ${response.status}. Type: npx reshoot plan`,
    );
  }
  // Written by Reshoot's `plan`, `generate` and `render`.
  return (await response.json()) as ProjectData;
};
