"""Every quantity the models share, defined once: symbol, name, unit, default, range, domain.

>>> concentration.symbol, concentration.unit, concentration.display_unit
(c, 'mol/m^3', 'mol/l')

A figure that needs another default or range takes ``concentration.having(default=100.0)``.
"""

from heteroionic_lite.equation import FRACTION, NOT_NEGATIVE, POSITIVE, UP_TO_ONE, Parameter

# A source ends with the id of its row in the reported values, where there is one.
_SCHLEUTKER = "Schleutker et al. 2017 [49], primary abstract"
_SLEI, _I0, _ALPHA = (f"{_SCHLEUTKER} ({row})" for row in ("V039", "V040", "V041"))
_ROOM = "room temperature"

# -- common --------------------------------------------------------------------------------

temperature = Parameter(
    "T", "temperature", "K", 298.15, 250, 400,
    "thermodynamic temperature of the interface", _ROOM, "degC", domain=POSITIVE,
)
charge_number = Parameter(
    "z", "charge_number", "dimensionless", 1, 1, 2, "charge of the mobile cation",
    "Li+ and Na+", scale="integer", domain=POSITIVE,
)
concentration = Parameter(
    "c", "concentration", "mol/m^3", 1000, 10, 6000, "salt in the bulk of the liquid",
    _I0, "mol/l", "log", POSITIVE,
)
reference_concentration = Parameter(
    "c_ref", "reference_concentration", "mol/m^3", 1000, 1, 6000,
    "concentration at which the exchange current density is quoted", _I0, "mol/l", "log",
    POSITIVE,
)
overpotential = Parameter(
    "eta", "overpotential", "V", -0.05, -0.3, 0.3,
    "drop across the interface beyond equilibrium; negative drives desolvation", "illustrative",
    "mV",
)
driving_drop = Parameter(
    "U", "driving_drop", "V", 0.05, 0, 0.3, "size of the bias, U = −η", "illustrative", "mV",
    called="driving potential drop",
)
current_density = Parameter(
    "i", "current_density", "A/m^2", 1.0, 0.001, 1000,
    "current density from the liquid into the solid",
    "illustrative", "mA/cm^2", "log", POSITIVE,
)

angular_frequency = Parameter(
    "omega", "angular_frequency", "rad/s", 1e4, 1e-4, 1e8,
    "angular frequency of the alternating current",
    "illustrative", scale="log", domain=POSITIVE,
)

# -- diffusion (Eq. 1) ----------------------------------------------------------------------

diffusion_coefficient = Parameter(
    "D", "diffusion_coefficient", "m^2/s", 3e-10, 1e-13, 1e-9,
    "diffusion coefficient of the salt in the liquid (of the cation, with supporting salt)",
    "illustrative", "cm^2/s",
    "log", POSITIVE,
)
layer_thickness = Parameter(
    "delta", "layer_thickness", "m", 1e-4, 1e-6, 1e-3,
    "stagnant (Nernst) layer in front of the interface", "illustrative", "um", "log", POSITIVE,
)
transference_number = Parameter(
    "t_plus", "transference_number", "dimensionless", 0, 0, 0.95,
    "share of the cation in the current; 0 with supporting salt", "illustrative", domain=FRACTION,
)
limiting_current = Parameter(
    "i_L", "limiting_current", "A/m^2", 5, 0.01, 10000,
    "largest current the liquid can feed", "illustrative", "mA/cm^2", "log", POSITIVE,
)
utilisation = Parameter(
    "q", "utilisation", "dimensionless", 0.5, -5, 0.999, "current over limiting current",
    domain=UP_TO_ONE,
)
position = Parameter(
    "x", "position", "m", 0, 0, 1e-3, "distance from the interface into the liquid",
    "illustrative", "um", domain=NOT_NEGATIVE,
    called="distance from the interface",
)
liquid_conductivity = Parameter(
    "sigma_LE", "liquid_conductivity", "S/m", 1.0, 1e-3, 10, "conductivity of the liquid",
    "illustrative", "mS/cm", "log", POSITIVE,
)

# -- charge transfer (Eqs. 2 and 3) ---------------------------------------------------------

transfer_coefficient = Parameter(
    "alpha", "transfer_coefficient", "dimensionless", 0.44, 0.05, 0.95,
    "share of the potential drop between the liquid and the transition state", _ALPHA,
    domain=FRACTION,
)
exchange_current_density = Parameter(
    "i_ref", "exchange_current_density", "A/m^2", 0.531, 0.001, 100,
    "exchange current density at the reference concentration", _I0, "uA/cm^2", "log",
    POSITIVE,
)
helmholtz_thickness = Parameter(
    "d", "helmholtz_thickness", "m", 5e-10, 3e-10, 1e-9, "Helmholtz-like layer at the contact",
    "illustrative", "nm", domain=POSITIVE,
)
liquid_concentration = Parameter(
    "c_l", "liquid_concentration", "mol/m^3", 1000, 10, 6000, "cations on the liquid side",
    "illustrative", "mol/l", "log", POSITIVE,
)
solid_concentration = Parameter(
    "c_s", "solid_concentration", "mol/m^3", 20000, 100, 50000,
    "mobile cations on the solid side, fixed by the solid", "illustrative", "mol/l", "log",
    POSITIVE,
)
rate_into_solid = Parameter(
    "k_fwd", "rate_into_solid", "1/s", 1.6937e9, 1e7, 1e14, "rate constant, liquid to solid",
    "illustrative: gives 53.1 µA/cm² with the other defaults", scale="log", domain=POSITIVE,
)
rate_into_liquid = Parameter(
    "k_bwd", "rate_into_liquid", "1/s", 1.6937e9, 1e7, 1e14, "rate constant, solid to liquid",
    "illustrative: gives 53.1 µA/cm² with the other defaults", scale="log", domain=POSITIVE,
)
reduced_barrier = Parameter(
    "DeltaG_hash", "reduced_barrier", "J/mol", 50000, 20000, 120000,
    "reduced activation energy of Eq. 2", "Yamada et al. 2009 [46], another solid, LLTO (V036)",
    "kJ/mol", domain=NOT_NEGATIVE,
)
barrier_into_solid = Parameter(
    "DeltaG_fwd", "barrier_into_solid", "J/mol", 50000, 0, 120000,
    "activation energy, liquid to solid", "illustrative", "kJ/mol",
)
barrier_into_liquid = Parameter(
    "DeltaG_bwd", "barrier_into_liquid", "J/mol", 40000, 0, 120000,
    "activation energy, solid to liquid", "illustrative", "kJ/mol",
)

# -- interphase (Eq. 4) ---------------------------------------------------------------------

interphase_resistance = Parameter(
    "R_SLEI", "interphase_resistance", "ohm m^2", 0.03, 0, 1,
    "ohmic resistance of the decomposition layer", _SLEI, "ohm cm^2", domain=NOT_NEGATIVE,
)
transfer_resistance = Parameter(
    "R_ct", "transfer_resistance", "ohm m^2", 0.0484, 1e-5, 1, "charge-transfer resistance",
    "from the exchange current density of [49] (V040)", "ohm cm^2", "log", POSITIVE,
)
time = Parameter(
    "t", "time", "s", 150 * 3600.0, 0, 500 * 3600.0, "time since the liquid touched the solid",
    "Liu et al. 2020 [51]: stable after about 150 h (V047)", "hour", domain=NOT_NEGATIVE,
)
growth_time = Parameter(
    "tau_g", "growth_time", "s", 50 * 3600.0, 3600.0, 500 * 3600.0,
    "time constant of the growth", "illustrative: 95 % at 150 h", "hour", domain=POSITIVE,
)
known_thickness = Parameter(
    "l_k", "known_thickness", "m", 25e-9, 1e-9, 1e-7, "thickness seen at the known time",
    "review, section 2: about 25 nm on LiPON after 24 h [50] (V046)", "nm", domain=POSITIVE,
)
known_time = Parameter(
    "t_k", "known_time", "s", 24 * 3600.0, 3600.0, 100 * 3600.0,
    "time at which that thickness was seen",
    "review, section 2 [50] (V046)", "hour", domain=POSITIVE,
)
logarithmic_time = Parameter(
    "t_log", "logarithmic_time", "s", 3600.0, 360.0, 36000.0,
    "time at which logarithmic growth begins to slow down", "illustrative", "hour", domain=POSITIVE,
)
inner_thickness = Parameter(
    "l_1", "inner_thickness", "m", 1e-8, 1e-10, 1e-6, "inner (inorganic) layer", "illustrative",
    "nm", "log", POSITIVE,
)
outer_thickness = Parameter(
    "l_2", "outer_thickness", "m", 1.5e-8, 1e-10, 1e-6, "outer (polymeric) layer", "illustrative",
    "nm", "log", POSITIVE,
)
inner_conductivity = Parameter(
    "sigma_1", "inner_conductivity", "S/m", 8.3e-7, 1e-10, 1, "inner layer",
    "300 Ω cm² spread over 25 nm", "S/cm", "log", POSITIVE,
)
outer_conductivity = Parameter(
    "sigma_2", "outer_conductivity", "S/m", 8.3e-7, 1e-10, 1, "outer layer",
    "300 Ω cm² spread over 25 nm", "S/cm", "log", POSITIVE,
)
inner_permittivity = Parameter(
    "epsilon_1", "inner_permittivity", "dimensionless", 10, 2, 100,
    "relative permittivity of the inner layer", "illustrative", domain=POSITIVE,
)
outer_permittivity = Parameter(
    "epsilon_2", "outer_permittivity", "dimensionless", 10, 2, 100,
    "relative permittivity of the outer layer", "illustrative", domain=POSITIVE,
)
pinhole_share = Parameter(
    "theta_0", "pinhole_share", "dimensionless", 0.2, 0, 1,
    "share of the contact that is bare at first",
    "illustrative", domain=FRACTION,
    display_unit="percent",
)
film_resistance = Parameter(
    "R_f", "film_resistance", "ohm m^2", 0.03, 0, 1,
    "area resistance of the decomposition film where it covers the contact",
    "illustrative", "ohm cm^2", domain=NOT_NEGATIVE,
)
covered_transfer = Parameter(
    "R_c1", "covered_transfer", "ohm m^2", 0.0484, 0, 1, "charge transfer under the film",
    "illustrative", "ohm cm^2", domain=NOT_NEGATIVE,
)
bare_transfer = Parameter(
    "R_c0", "bare_transfer", "ohm m^2", 0.0484, 1e-5, 1, "charge transfer at bare solid",
    "illustrative", "ohm cm^2", "log", POSITIVE,
)

# -- solvation ------------------------------------------------------------------------------

donor_number = Parameter(
    "DN", "donor_number", "dimensionless", 15.1, -12.3, 40,
    "Gutmann's donor number: kcal/mol given off on binding SbCl₅", "propylene carbonate",
)
reference_barrier = Parameter(
    "E_ref", "reference_barrier", "J/mol", 50000, 20000, 120000,
    "activation energy in propylene carbonate (DN 15.1)",
    "order of Yamada et al. 2009 [46]; LLTO, EC:DMC (V036)", "kJ/mol", domain=POSITIVE,
)
reference_donor_number = Parameter(
    "DN_ref", "reference_donor_number", "dimensionless", 15.1, 0, 30,
    "donor number of the reference solvent", "propylene carbonate",
)
donor_slope = Parameter(
    "b", "donor_slope", "J/mol", 800, 0, 2500, "rise of the barrier per unit of donor number",
    "illustrative", "kJ/mol", domain=NOT_NEGATIVE,
)
solvation_offset = Parameter(
    "Delta_solv", "solvation_offset", "J/mol", 0, -30000, 30000,
    "barrier that solvation ability adds beyond the donor number", "illustrative", "kJ/mol",
)
donor_strength = Parameter(
    "s", "donor_strength", "J/mol", 4184, 0, 4184,
    "stabilisation of the ion in the liquid per unit of donor number",
    "upper bound: 1 kcal/mol, what the unit means for SbCl5", "kJ/mol", domain=NOT_NEGATIVE,
)
bond_retention = Parameter(
    "lambda", "bond_retention", "dimensionless", 0.37, -0.5, 1,
    "share of the donors' stabilisation still felt in the transition state", "illustrative",
)
resistance_prefactor = Parameter(
    "R_0", "resistance_prefactor", "ohm m^2", 8.4e-11, 1e-16, 1,
    "resistance at infinite temperature", "484 Ω cm² at 25 °C with 50 kJ/mol", "ohm cm^2", "log",
    POSITIVE,
)
activation_energy = Parameter(
    "E_A", "activation_energy", "J/mol", 50000, 0, 200000, "activation energy",
    "Yamada et al. 2009 [46] (V036)", "kJ/mol", domain=NOT_NEGATIVE,
)
first_barrier = Parameter(
    "E_1", "first_barrier", "J/mol", 50000, 0, 120000, "step 1: leaving the stronger partner",
    "EC/DMC, Yamada et al. 2009 [46] (V036)", "kJ/mol", domain=NOT_NEGATIVE,
)
second_barrier = Parameter(
    "E_2", "second_barrier", "J/mol", 32000, 0, 120000, "step 2: leaving the weaker partner",
    "DMC, Yamada et al. 2009 [46] (V038)", "kJ/mol", domain=NOT_NEGATIVE,
)
prefactor_ratio = Parameter(
    "rho_12", "prefactor_ratio", "dimensionless", 1, 1e-6, 1e6,
    "prefactor of step 1 over that of step 2", "illustrative", scale="log", domain=POSITIVE,
    called="ratio of the prefactors",
)

# -- concentration --------------------------------------------------------------------------

crowding_concentration = Parameter(
    "c_v", "crowding_concentration", "mol/m^3", 2000, 200, 20000,
    "concentration from which viscosity and wetting tell", "illustrative", "mol/l", "log", POSITIVE,
)
pairing_constant = Parameter(
    "K", "pairing_constant", "m^3/mol", 1e-3, 1e-6, 1, "ion-pair formation, 1:1 mass action",
    "illustrative", "l/mol", "log", POSITIVE,
)
solution_volume = Parameter(
    "V_s", "solution_volume", "m^3/mol", 8.46e-5, 5e-5, 2e-4, "volume per mole of solvent",
    "reproduces both compositions of Sagane et al. 2009 [43] (V044, V045)", "cm^3/mol",
    domain=POSITIVE,
)
critical_coordination = Parameter(
    "n_star", "critical_coordination", "dimensionless", 2.4, 1, 6,
    "solvent molecules per cation at which contact pairs take over", "illustrative",
    domain=POSITIVE,
)
pairing_sharpness = Parameter(
    "m", "pairing_sharpness", "dimensionless", 16, 1, 40,
    "sharpness of the change to contact pairs",
    "illustrative", domain=POSITIVE,
)
pair_cleavage = Parameter(
    "DeltaE", "pair_cleavage", "J/mol", 10000, 0, 30000,
    "extra barrier for breaking a contact ion pair", "Sagane et al. 2009 [43] (V045)", "kJ/mol",
    domain=NOT_NEGATIVE,
)

# -- relaxation (Eq. 5) ---------------------------------------------------------------------

defect_concentration = Parameter(
    "c_0", "defect_concentration", "mol/m^3", 1000, 0.001, 30000,
    "concentration of interstitials (= vacancies) in equilibrium", "illustrative", scale="log",
    domain=POSITIVE,
)
relaxation_time = Parameter(
    "tau_R", "relaxation_time", "s", 1e-5, 1e-9, 1, "relaxation time of the Frenkel equilibrium",
    "review, section 5: order of 1e-5 s for α-AgI|β-Ag2S (V082)", "us", "log", POSITIVE,
)
interstitial_diffusivity = Parameter(
    "D_i", "interstitial_diffusivity", "m^2/s", 1e-9, 1e-16, 1e-8,
    "diffusion coefficient of interstitials",
    "illustrative", "cm^2/s", "log", POSITIVE,
    called="diffusion coefficient of interstitials",
)
vacancy_diffusivity = Parameter(
    "D_V", "vacancy_diffusivity", "m^2/s", 1e-9, 1e-16, 1e-8, "diffusion coefficient of vacancies",
    "illustrative",
    "cm^2/s", "log", POSITIVE,
)
junction_resistance = Parameter(
    "R_junc", "junction_resistance", "ohm m^2", 16e-4, 1e-5, 1,
    "area resistance of the junction of two solid electrolytes",
    "review, section 4: Na3Zr2Si2PO12|Na3PS4, 25 °C (V077)", "ohm cm^2", "log", POSITIVE,
)
