import { act, render, screen } from "@testing-library/react";
import { Outlet, useMatches, useNavigate } from "@remix-run/react";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { expect, it } from "vitest";
import { PageRouter } from "../../tests/setup/page-router.tsx";
import { readTexts } from "../../tests/setup/read-texts.ts";
import { DocumentProvider } from "../shell/document-context.tsx";
import { createTranslator } from "./create-translator.ts";
import { pageTexts } from "./page-texts.ts";
import { usePageTexts } from "./use-page-texts.ts";

it("gives a page that names several files the words of each", async () => {
  const translator = createTranslator("zh-CN", readTexts("zh-CN", "every page"));
  const Root = () => (
    <DocumentProvider value={{ nonce: "", locale: "zh-CN", translator }}>
      <Suspense>
        <WithTexts />
      </Suspense>
    </DocumentProvider>
  );
  const routes = [
    {
      path: "/",
      Component: Root,
      children: [
        { index: true, Component: Leave },
        { path: "next", handle: pageTexts("alliances", "suggestions", "people"), Component: Words },
      ],
    },
  ];
  render(<PageRouter routes={routes} path="/" />);
  const leave = await screen.findByRole("button", { name: "leave" });
  await act(async () => leave.click());

  expect(await screen.findByText("所属县区")).toBeVisible();
  expect(screen.getByText("意见建议台账")).toBeVisible();
  expect(screen.getByText("其他页面")).toBeVisible();
});

function WithTexts() {
  usePageTexts();
  return <Outlet key={useMatches().length} />;
}

function Leave() {
  const navigate = useNavigate();
  return <button onClick={() => navigate("/next")}>leave</button>;
}

function Words() {
  const { t } = useTranslation();
  return (
    <ul>
      <li>{t("alliances:county")}</li>
      <li>{t("suggestions:title")}</li>
      <li>{t("people:places")}</li>
    </ul>
  );
}
