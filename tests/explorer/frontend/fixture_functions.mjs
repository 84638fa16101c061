/** Curves written by hand for the tests of the front end; the book's come from Python. */

const F = 96485.33212;
const R = 8.31446261815324;

export const functions = {
  charge_transfer_resistance: (v) =>
    (R * v.temperature) / (F * v.exchange_current_density)
    * (v.concentration / 1000) ** -(1 - v.transfer_coefficient),
  interphase_resistance: (v) => v.layer_thickness / 1e-6,
  total_resistance: (v) =>
    functions.charge_transfer_resistance(v) + functions.interphase_resistance(v),
  slope: (v) => -(1 - v.transfer_coefficient),
  real_part: (v) => v.bulk + v.resistance / (1 + (v.angular_frequency * v.resistance * v.capacitance) ** 2),
  minus_imaginary_part: (v) => {
    const t = v.angular_frequency * v.resistance * v.capacitance;
    return (v.resistance * t) / (1 + t * t);
  },
  modulus: (v) => Math.hypot(functions.real_part(v), functions.minus_imaginary_part(v)),
  summit: (v) => 1 / (v.resistance * v.capacitance),
};
