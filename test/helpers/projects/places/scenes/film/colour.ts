export const colour = '#c00000';
