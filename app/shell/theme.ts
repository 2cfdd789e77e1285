import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from "@mantine/core";

/** Party-building red: logo, current item, primary button; never an error. Shade 6 on white has contrast 6.7 : 1. */
const brand: MantineColorsTuple = [
  "#fdf1f0", "#f9dedc", "#f0b9b6", "#f09a95", "#e0716b", "#cb3f39", "#b4231f", "#9c1c19", "#851614", "#6d100f",
];
/** Cool greys; shade 6 is the quiet text, 6.0 : 1 on white. */
const gray: MantineColorsTuple = [
  "#f6f7f9", "#eef0f3", "#e3e6ea", "#d2d7dd", "#b7bec7", "#8a939e", "#5b6470", "#444c57", "#2c323a", "#1f2329",
];
/** The dark theme's own greys, text first. */
const dark: MantineColorsTuple = [
  "#e6e8eb", "#c8cdd4", "#a7afba", "#7c8591", "#424a55", "#323942", "#262b33", "#1d2127", "#15181c", "#0f1114",
];
/** Matched, agreed, synced. */
const teal: MantineColorsTuple = [
  "#e8f5f2", "#cdebe4", "#9bd6c8", "#62c2ad", "#37a690", "#1c8f7c", "#0d7a68", "#0a6657", "#085246", "#053d34",
];
/** Due soon. */
const yellow: MantineColorsTuple = [
  "#fff6df", "#ffebbd", "#ffd985", "#f3c04d", "#dca42a", "#bd8613", "#9c6a04", "#855700", "#6b4600", "#503400",
];
/** Overdue and errors, always with an icon and words. */
const orange: MantineColorsTuple = [
  "#fff1ea", "#ffdfd0", "#ffbd9f", "#fb9a70", "#ee7440", "#d95a22", "#c2480f", "#a83a07", "#8a2f05", "#6b2403",
];
/** Information. */
const blue: MantineColorsTuple = [
  "#eaf1fb", "#d3e2f6", "#a9c6ee", "#7faae4", "#5289d6", "#3470c2", "#235ca9", "#1c4c8e", "#163d73", "#0f2b53",
];

const fontFamily =
  'system-ui, "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

export const theme = createTheme({
  primaryColor: "brand",
  primaryShade: { light: 6, dark: 5 },
  colors: { brand, gray, dark, teal, yellow, orange, blue },
  defaultRadius: "md",
  radius: { xs: "3px", sm: "4px", md: "6px", lg: "8px", xl: "12px" },
  spacing: { xs: "8px", sm: "12px", md: "16px", lg: "20px", xl: "32px" },
  fontFamily,
  fontSizes: { xs: "12px", sm: "14px", md: "16px", lg: "18px", xl: "20px" },
  lineHeights: { xs: "1.5", sm: "1.6", md: "1.6", lg: "1.6", xl: "1.4" },
  headings: {
    fontFamily,
    fontWeight: "700",
    textWrap: "pretty",
    sizes: {
      h1: { fontSize: "20px", lineHeight: "1.4" },
      h2: { fontSize: "16px", lineHeight: "1.5" },
      h3: { fontSize: "15px", lineHeight: "1.5" },
      h4: { fontSize: "14px", lineHeight: "1.5" },
    },
  },
  respectReducedMotion: true,
  cursorType: "pointer",
  // On a filled surface of the brand, text stays white in both themes.
  variantColorResolver: (input) => {
    const resolved = defaultVariantColorsResolver(input);
    return input.variant === "filled" ? { ...resolved, color: "#fff" } : resolved;
  },
  components: {
    Button: { defaultProps: { size: "sm" }, styles: { label: { overflow: "visible" } } },
    InputWrapper: { styles: { description: { lineHeight: 1.5 } } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
    // Enter takes the first of what was found by typing, where it would send the form without it; the focus alone opens
    // nothing, since a refusal puts it there beside its words.
    Select: { defaultProps: { selectFirstOptionOnChange: true, openOnFocus: false } },
    MultiSelect: { defaultProps: { selectFirstOptionOnChange: true, openOnFocus: false } },
    // Without the placeholder, which is nothing that a menu may hold, the first entry has the focus.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, shadow: "md", transitionProps: { duration: 120 } } },
    Modal: { styles: { title: { fontSize: "16px", fontWeight: 700 } }, defaultProps: { centered: true, transitionProps: { duration: 140 }, overlayProps: { backgroundOpacity: 0.4 } } },
    Drawer: { styles: { title: { fontSize: "16px", fontWeight: 700 } }, defaultProps: { position: "right", transitionProps: { duration: 160 }, overlayProps: { backgroundOpacity: 0.3 } } },
    Paper: { defaultProps: { withBorder: true, shadow: undefined } },
  },
});

/** Where Mantine's own variables do not fit: errors are orange, anchors follow the brand, cards lie on a grey ground. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-text": gray[9],
    "--mantine-color-error": orange[7],
    "--mantine-color-default-border": gray[2],
    "--mantine-color-placeholder": "#69727d",
  },
  dark: {
    "--mantine-color-text": dark[0],
    "--mantine-color-error": orange[3],
    "--mantine-color-default-border": dark[5],
    "--mantine-color-placeholder": dark[2],
    "--mantine-color-brand-text": brand[3],
    "--mantine-color-brand-light": "#3a1c1c",
    "--mantine-color-brand-light-hover": "#482322",
    "--mantine-color-brand-light-color": "#f5b3af",
    "--mantine-color-anchor": brand[3],
  },
});
