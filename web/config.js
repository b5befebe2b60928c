/** Written by the host of the page; the local stack adds `local` or `pairing`. */
export const url = '';
export const key = '';
