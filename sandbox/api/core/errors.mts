import type { ApiResponse } from '../../types.mts';

/** An answer of 4xx; thrown anywhere below the request handler, which sends it as `{"error": text}`. */
export class ApiError extends Error {
	readonly status: number;
	private readonly body: unknown;

	constructor(status: number, text: string, body: unknown = { error: text }) {
		super(text);
		this.status = status;
		this.body = body;
	}

	/** The answer to send. */
	response(): ApiResponse {
		return { status: this.status, body: this.body };
	}
}

/** 400 with its prefix (ClickFunnels behaviour: errors). */
export function badRequest(text: string): ApiError {
	return new ApiError(400, `Bad request: ${text}`);
}

/** 403 for what ClickFunnels has not opened (ClickFunnels behaviour: errors). */
export function forbidden(text: string): ApiError {
	return new ApiError(403, text);
}

/** 404 for an id that is unknown or out of reach (ClickFunnels behaviour: routes). */
export function notFound(text = 'Not found'): ApiError {
	return new ApiError(404, text);
}

/** 404 for a path or method that the API does not have (ClickFunnels behaviour: routes). */
export function noSuchRoute(): ApiError {
	return new ApiError(404, 'No such route');
}

/** 409 for a change that the record's state forbids (ClickFunnels behaviour: errors). */
export function conflict(text: string): ApiError {
	return new ApiError(409, text);
}

/** 422 with its prefix (ClickFunnels behaviour: errors). */
export function unprocessable(text: string): ApiError {
	return new ApiError(422, `Request unprocessable: ${text}`);
}
