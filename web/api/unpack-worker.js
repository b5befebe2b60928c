/**
 * Unpacks and parses a chapter's words beside the page's own thread, which would stand still meanwhile, and hands them over
 * in parts, each of which takes a fraction of a frame.
 */
const PART = 2000;

/** @param {Blob} blob @returns {Promise<TokenFile>} */
function unpacked(blob) {
  const stream = blob.stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).json();
}

onmessage = async ({ data: { id, blob } }) => {
  try {
    const { tokens, ...rest } = await unpacked(blob);
    for (let i = 0; i < tokens.length; i += PART) postMessage({ id, tokens: tokens.slice(i, i + PART) });
    postMessage({ id, rest });
  } catch (error) {
    postMessage({ id, error: String(error) });
  }
};
