export const url = '';
export const key = '';
