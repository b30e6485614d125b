"""Every colour of the window, light and dark, worked out beforehand.

The Material 3 roles are what KivyMD's dynamic colour makes of the seed (spec 2025, tonal spot); solving them at
start costs a tenth of a second, so they are written down here and a test solves them again. `OWN` holds the few
colours Material has no role for, and the two roles whose value was too dull to read.
"""

from __future__ import annotations

from types import MappingProxyType

SEED = "#00696B"

MATERIAL = MappingProxyType(
    {
        "background": ("#F6FAFA", "#0A0F0F"),
        "onBackground": ("#2A3434", "#DCE8E7"),
        "surface": ("#F6FAFA", "#0A0F0F"),
        "surfaceDim": ("#D1DCDC", "#0A0F0F"),
        "surfaceBright": ("#F6FAFA", "#242E2E"),
        "surfaceContainerLowest": ("#FFFFFF", "#000000"),
        "surfaceContainerLow": ("#EEF5F4", "#0E1515"),
        "surfaceContainer": ("#E7EFEF", "#131B1B"),
        "surfaceContainerHigh": ("#E1EAEA", "#192121"),
        "surfaceContainerHighest": ("#D9E5E4", "#1D2828"),
        "onSurface": ("#2A3434", "#DCE8E7"),
        "surfaceVariant": ("#D9E5E4", "#1D2828"),
        "onSurfaceVariant": ("#566161", "#A2ADAD"),
        "outline": ("#727D7D", "#6D7877"),
        "outlineVariant": ("#A9B4B4", "#3F4A4A"),
        "inverseSurface": ("#0A0F0F", "#F6FAFA"),
        "inverseOnSurface": ("#999E9D", "#515656"),
        "shadow": ("#000000", "#000000"),
        "scrim": ("#000000", "#000000"),
        "surfaceTint": ("#1A696B", "#9BD0D1"),
        "primary": ("#1A696B", "#9BD0D1"),
        "primaryDim": ("#015D5F", "#8EC2C3"),
        "onPrimary": ("#E0FFFF", "#0C4849"),
        "primaryContainer": ("#A8EFF0", "#255A5B"),
        "onPrimaryContainer": ("#005B5D", "#B8EDEE"),
        "inversePrimary": ("#B3FBFC", "#336768"),
        "primaryFixed": ("#A8EFF0", "#B7ECED"),
        "primaryFixedDim": ("#9AE1E2", "#A9DEDF"),
        "onPrimaryFixed": ("#004749", "#0B4748"),
        "onPrimaryFixedVariant": ("#146667", "#2F6365"),
        "secondary": ("#4A6464", "#B0CCCC"),
        "secondaryDim": ("#3E5858", "#A3BEBE"),
        "onSecondary": ("#E2FEFE", "#2B4445"),
        "secondaryContainer": ("#CCE8E8", "#274040"),
        "onSecondaryContainer": ("#3D5657", "#A9C4C5"),
        "secondaryFixed": ("#CCE8E8", "#CCE8E8"),
        "secondaryFixedDim": ("#BEDADA", "#BEDADA"),
        "onSecondaryFixed": ("#2B4444", "#2B4444"),
        "onSecondaryFixedVariant": ("#476060", "#476060"),
        "tertiary": ("#3B637D", "#D3EBFF"),
        "tertiaryDim": ("#2E5771", "#B6DFFE"),
        "onTertiary": ("#F5F9FF", "#305973"),
        "tertiaryContainer": ("#B6DFFE", "#B6DFFE"),
        "onTertiaryContainer": ("#27516A", "#27516A"),
        "tertiaryFixed": ("#B6DFFE", "#B6DFFE"),
        "tertiaryFixedDim": ("#A8D1EF", "#A8D1EF"),
        "onTertiaryFixed": ("#0F3E56", "#0F3E56"),
        "onTertiaryFixedVariant": ("#315A74", "#315A74"),
        "error": ("#A83836", "#FA746F"),
        "errorDim": ("#67040D", "#C54D4A"),
        "onError": ("#FFF7F6", "#490006"),
        "errorContainer": ("#FA746F", "#871F21"),
        "onErrorContainer": ("#6E0A12", "#FF9993"),
        "primaryPaletteKeyColor": ("#398284", "#4C7F80"),
        "secondaryPaletteKeyColor": ("#627C7C", "#627C7C"),
        "tertiaryPaletteKeyColor": ("#547C97", "#547C97"),
        "neutralPaletteKeyColor": ("#737878", "#737878"),
        "neutralVariantPaletteKeyColor": ("#6E7979", "#6E7979"),
        "errorPaletteKeyColor": ("#C84F4C", "#C84F4C"),
    }
)

# Where the solved value is too dull on its ground (light snackbar text, dark text on a selected chip).
BETTER = MappingProxyType(
    {
        "inverseOnSurface": ("#C3C9C8", "#515656"),
        "onSecondaryContainer": ("#3D5657", "#C4DEDE"),
    }
)

OWN = MappingProxyType(
    {
        "heat0": ("#D9E5E4", "#233131"),
        "heat1": ("#93C7C6", "#1F4F51"),
        "heat2": ("#57A3A5", "#33777A"),
        "heat3": ("#2A7C7F", "#5AA3A5"),
        "heat4": ("#0B4C50", "#9BD0D1"),
        "onHeat1": ("#0B2F30", "#E2FBFB"),
        "onHeat2": ("#031716", "#FFFFFF"),
        "onHeat4": ("#E0FFFF", "#0C4849"),
        "quiet": ("#B6DFFE", "#27516A"),
        "onQuiet": ("#27516A", "#B6DFFE"),
        "hatch": ("#8E9A9A", "#5F6B6B"),
        "dayHatch": ("#CFDADA", "#3F4A4A"),
        "seam": ("#F6FAFA", "#0A0F0F"),
        "decor": ("#8FAEAB", "#5F7C7A"),
        "hair": ("#CFDADA", "#263030"),
        "divider": ("#CFDADA", "#3F4A4A"),
        "cardLow": ("#EEF5F4", "#131B1B"),
        "cardEdge": ("#CFDADA", "#3F4A4A"),
        "sheet": ("#EEF5F4", "#0E1515"),
    }
)

ROLES = MappingProxyType({**MATERIAL, **BETTER, **OWN})


def hex_of(role: str, dark: bool) -> str:
    """The colour of `role` as #RRGGBB. Raises KeyError for a role that does not exist."""
    return ROLES[role][1 if dark else 0]


def rgba_of(role: str, dark: bool) -> tuple[float, float, float, float]:
    """The colour of `role` as Kivy wants it: four numbers from 0 to 1."""
    value = hex_of(role, dark)
    return (int(value[1:3], 16) / 255, int(value[3:5], 16) / 255, int(value[5:7], 16) / 255, 1.0)
