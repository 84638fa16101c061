/** The liquid | solid chapter's: i₀ in A/m², α, R_S in ohm m². */
export const TRUTH = { current: 0.531, alpha: 0.44, layer: 300e-4 };
