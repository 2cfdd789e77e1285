import { createTheme, type MantineColorsTuple } from "@mantine/core";

/** Party-building red: logo, current item, primary button; never an error. Shade 6 on white has contrast 6.7 : 1. */
const brand: MantineColorsTuple = [
  "#fdf1f0",
  "#f9dedc",
  "#f0b9b6",
  "#e6918d",
  "#de6f69",
  "#d4534d",
  "#b4231f",
  "#9c1c19",
  "#851614",
  "#6d100f",
];

const fontFamily =
  'system-ui, "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

export const theme = createTheme({
  primaryColor: "brand",
  primaryShade: { light: 6, dark: 5 },
  colors: { brand },
  defaultRadius: "md",
  radius: { md: "6px" },
  fontFamily,
  headings: { fontFamily, fontWeight: "700" },
});
