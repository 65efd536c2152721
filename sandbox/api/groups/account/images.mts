import type { Behaviour, Group } from '../../core/behaviour.mts';
import { unprocessable } from '../../core/errors.mts';
import type { World } from '../../core/world.mts';

/** Where a new image of that file name is kept. */
export function newImageUrl(world: World, fileName: string): string {
	return `https://statics.myclickfunnels.com/workspace/image/${world.random.hex(12)}/file/${fileName}`;
}

/** The URL of the image that a field holds the id of; null without one. */
export function imageUrl(world: World, id: unknown): unknown {
	return world.find('Image', id)?.data.url ?? null;
}

function fileName(url: URL): string {
	return url.pathname.split('/').at(-1) || 'image.png';
}

function readUrl(value: unknown): URL {
	const url = URL.canParse(String(value)) ? new URL(String(value)) : undefined;
	if (url === undefined || !/^https?:$/.test(url.protocol)) {
		throw unprocessable('Upload source url must be an http or https URL');
	}
	return url;
}

const image: Behaviour = {
	prepare(input, { world }) {
		const { upload_source_url: source, ...rest } = input;
		if (source === undefined) return input;
		const name = fileName(readUrl(source));
		const url = newImageUrl(world, name);
		const isReady = world.readings.newImages === 'ready';
		return { ...rest, ...(isReady ? { url } : { url: '', later_url: url }), name: rest.name ?? name };
	},
	settle(row, world) {
		const { later_url: url } = row.data;
		if (typeof url === 'string') world.change('Image', row, { url });
	},
};

/** Images, taken in from a URL. */
export const images: Group = { behaviours: { Image: image } };
