/// Style sheets. Sizes are for print on A4; narrow screens have their own.
enum PageStyle {
  /// The colours, print and type styles of all pages. Contrasts are at least 7 for text and 3 for
  /// lines, in light and dark mode.
  static let common = """
    :root { --paper: #fff; --ink: #16181d; --muted: #50555f; --line: #8a8f9a; --accent: #0b4a7d;
      --tint: #eef1f6; --warn: #fdf0ec; --skin: #f3e5d9; --shirt: #b5c6d9; --dark: #6f819b;
      --far: #d8c7b8; --mark: #d9762b; --hatch: #4d2508; --thing: #e4e2dc }
    @media screen and (prefers-color-scheme: dark) {
      :root { --paper: #16181d; --ink: #eceef2; --muted: #b4bac6; --line: #868d9b;
        --accent: #8fc3f2; --tint: #232833; --warn: #3a2420; --skin: #d9c3b0; --shirt: #6c86a5;
        --dark: #4c5d77; --far: #a9937f; --mark: #e58b45; --hatch: #4d2508; --thing: #4a4d55 } }
    @page { size: A4; margin: 12mm 14mm 11mm }
    * { box-sizing: border-box }
    body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere;
      font-family: Arial, "Liberation Sans", Arimo, Helvetica, "Noto Sans",
        "DejaVu Sans Condensed", sans-serif }
    main { max-width: 182mm; margin: 0 auto }
    @media screen { main { padding: 12mm 4mm } }
    h1, h2, h3, h4, p, ul, ol, dl, dd, table { margin: 0; padding: 0 }
    h2, h3, h4, caption { break-after: avoid }
    svg { display: block; max-width: 100% }
    .muted { color: var(--muted) }
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
    .figure { fill: none; stroke-linejoin: round; stroke-linecap: round }
    .figure .edge { stroke: #20232b; fill: #20232b }
    .figure .rim { stroke: var(--paper); fill: var(--paper) }
    .figure .skin { fill: var(--skin) } .figure .shirt { fill: var(--shirt) }
    .figure .dark { fill: var(--dark) } .figure .far { fill: var(--far) }
    .figure .mark { fill: var(--mark) } .figure .line { stroke: var(--ink) }
    .figure .thing { fill: var(--thing); stroke: var(--ink) }
    @media (max-width: 640px) { main { padding: 4mm } body { font-size: 16px } }

    """

  /// The styles of a sheet.
  static let sheet = """
    body { font-size: 12pt; line-height: 1.33 }
    article { break-after: page } article:last-child { break-after: auto }
    .title { font-size: 23pt; line-height: 1.15 }
    .summary { color: var(--muted); margin: 1mm 0 3mm }
    .facts { display: flex; border-top: .3mm solid var(--ink); border-bottom: .25mm solid var(--line) }
    .facts > div { padding: 1mm 2.5mm; border-left: .25mm solid var(--line); flex: 1 1 auto }
    .facts > div:first-child { padding-left: 0; border-left: 0 }
    dt { font-size: 9pt; color: var(--muted) } dd { font-weight: bold; line-height: 1.2;
      font-size: 11pt }
    dd small { display: block; font-weight: normal; font-size: 9pt; color: var(--muted) }
    .stop { border: .7mm solid var(--ink); background: var(--warn); padding: 1.5mm 3mm;
      margin: 3mm 0 2mm; font-size: 11pt }
    .cautions { columns: 2; column-gap: 6mm; font-size: 9.6pt; line-height: 1.22; padding-left: 4mm;
      list-style: square }
    .cautions li { break-inside: avoid; margin-bottom: .8mm }
    .steps { list-style: none; margin-top: 2mm }
    .steps > li { display: grid; grid-template-columns: 8mm 44mm 1fr; column-gap: 3mm;
      align-items: center; border-top: .3mm solid var(--line); padding: 1.5mm 0;
      break-inside: avoid }
    .steps .number { font-size: 17pt; font-weight: bold; align-self: start; line-height: 1 }
    .steps .plain { grid-column: 2 / 4 }
    .steps svg { max-height: 30mm; width: 100% }
    .many .steps { font-size: 11pt; line-height: 1.25 } .many .steps svg { max-height: 21mm }
    .dense .steps { font-size: 9.8pt; line-height: 1.22 } .dense .steps svg { max-height: 16mm }
    .dense .steps > li { padding: 1mm 0; grid-template-columns: 8mm 30mm 1fr }
    .dense .cautions { font-size: 9pt; line-height: 1.2 } .dense .stop { font-size: 10pt }
    .dense .step { font-size: 11pt } .dense .dose { font-size: 12pt } .dense .feel,
    .dense .levels, .dense .dose small { font-size: 9pt }
    .dense .weeks { margin-top: 1.5mm } .dense .sources { margin-top: 1.5mm }
    .packed .steps { font-size: 9.2pt; line-height: 1.15 } .packed .steps svg { max-height: 9.5mm }
    .packed .steps > li { padding: .4mm 0 } .packed .dose { font-size: 10.5pt }
    .packed .step { font-size: 10pt } .packed .title { font-size: 18pt }
    .packed .stop { margin: 2mm 0 1mm; padding: 1mm 3mm }
    .packed .cautions { font-size: 8.4pt; line-height: 1.15 }
    .packed .cautions li { margin-bottom: .3mm } .packed .sources { font-size: 7.5pt; line-height: 1.1 }
    .packed .weeks { margin-top: 1mm } .packed .weeks th, .packed .weeks td { height: 3.9mm }
    .packed .sources { margin-top: .8mm }
    .packed .summary { margin: .5mm 0 1.5mm } .packed footer { font-size: 7.8pt; margin-top: .8mm }
    .steps figcaption { font-size: 9pt; color: var(--muted); text-align: center }
    .steps figure { margin: 0 }
    .step { font-size: 13pt; line-height: 1.2 }
    .side { font-size: 11pt; font-weight: bold }
    .dose { font-size: 17pt; font-weight: bold; line-height: 1.2 }
    .many .dose { font-size: 14pt }
    .dose small { font-size: 10pt; font-weight: normal; color: var(--muted) }
    .feel { font-size: 10pt; color: var(--muted) }
    .levels { font-size: 10pt; color: var(--muted); border-top: .3mm solid var(--line);
      padding-top: 1mm }
    .weeks { break-inside: avoid; margin-top: 3mm }
    .tick { font-size: 12pt } .tick small { font-weight: normal; font-size: 9.5pt;
      color: var(--muted) }
    .weeks table { border-collapse: collapse; width: 100%; table-layout: fixed; font-size: 9pt;
      margin-top: 1mm }
    .weeks th, .weeks td { border: .25mm solid var(--line); height: 5mm; padding: .2mm .6mm;
      text-align: left; vertical-align: middle } .weeks thead th { background: var(--tint) }
    .weeks col:first-child { width: 24mm } .weeks .second { border-left: .6mm solid var(--ink) }
    .box { display: inline-block; width: 3.5mm; height: 3.5mm; border: .25mm solid var(--line);
      margin: .1mm .3mm; vertical-align: middle }
    .box.goal { border: .5mm solid var(--ink) }
    .lead { display: inline; font-size: inherit }
    .sources { font-size: 7.8pt; line-height: 1.12; color: var(--muted); margin-top: 1.2mm;
      border-top: .25mm solid var(--line); padding-top: 1mm; break-inside: avoid }
    footer { display: flex; justify-content: space-between; gap: 4mm; font-size: 8.5pt;
      color: var(--muted); margin-top: 1.5mm; break-inside: avoid }
    @media screen { article + article { margin-top: 20mm } }
    @media (max-width: 640px) { body { font-size: 16px } .cautions { columns: 1; font-size: 15px }
      .facts { display: block } .facts > div { border-left: 0; padding-left: 0 }
      .steps > li, .dense .steps > li { grid-template-columns: 8mm 1fr; padding: 2mm 0 }
      .dense .steps, .many .steps, .packed .steps { font-size: 16px; line-height: 1.35 }
      .dense .cautions, .packed .cautions, .stop, .dense .stop { font-size: 15px; line-height: 1.3 }
      .dense .steps svg, .packed .steps svg { max-height: 30mm }
      .steps .number { grid-row: 1 / 4 }
      .steps .text, .steps .plain { grid-column: 2 } .weeks { overflow-x: auto }
      .weeks table { min-width: 620px } dt, .feel, .levels, dd small { font-size: 14px } }

    """

  /// The styles of the report.
  static let report = """
    body { font-size: 9.6pt; line-height: 1.26 }
    h1 { font-size: 19pt; line-height: 1.15 } h2 { font-size: 11.5pt; margin: 2.1mm 0 .5mm }
    .top { display: grid; grid-template-columns: 1fr 62mm; column-gap: 8mm; align-items: end }
    .field { border-bottom: .3mm solid var(--ink); color: var(--muted); padding-top: 3mm }
    .where-since { padding-top: 1mm } .signs { border: .3mm solid var(--ink); border-left-width: 2mm; padding: 1.2mm 3mm;
      margin: 2.5mm 0 2mm } .signs.ticked { border-width: .8mm; border-left-width: 3mm }
    .signs ul { padding-left: 4mm }
    .answers { display: flex; border-top: .3mm solid var(--ink);
      border-bottom: .25mm solid var(--line) }
    .answers > div { flex: 1 1 0; padding: 1.5mm 2.5mm; border-left: .25mm solid var(--line);
      min-width: 0; overflow-wrap: anywhere }
    .answers > div:first-child { padding-left: 0; border-left: 0 }
    .answers > div:nth-child(2) { flex-grow: 1.4 } .answers > div:nth-child(n+4) { flex-grow: 1.3 }
    dt { font-size: 8.8pt; color: var(--muted) }
    dd.answer { font-size: 15pt; font-weight: bold; line-height: 1.15 }
    dd.name { font-size: 10.5pt; font-weight: bold; line-height: 1.15 }
    dd { font-size: 8.8pt }
    .ask { display: grid; grid-template-columns: 1fr 62mm; column-gap: 8mm }
    .ask ol { padding-left: 5mm } .rule { border-bottom: .25mm solid var(--line); height: 6mm }
    .chart { break-inside: avoid } .chart svg { width: 100%; height: auto }
    .chart p { font-size: 8pt; color: var(--muted) }
    .chart text { fill: var(--ink); font-size: 11.5px } .chart .small { fill: var(--muted) }
    .chart .halo { stroke: var(--paper); stroke-width: 3px; stroke-linejoin: round } .chart .axis { stroke: var(--line); stroke-width: .8 }
    .chart .grid { stroke: var(--line); stroke-width: .5; opacity: .6 }
    .chart .band { fill: var(--tint) } .chart .dots { fill: var(--line) }
    .chart .ink { fill: var(--ink) } .chart .way { stroke: var(--ink); fill: none;
      stroke-width: 1.3 } .chart .hollow { fill: var(--paper); stroke: var(--ink);
      stroke-width: 1.3 } .chart .mean { fill: var(--accent); stroke: none }
    .chart .goal { stroke: var(--accent); stroke-dasharray: 6 3; stroke-width: 1.4 }
    .chart .number { fill: var(--accent); font-weight: bold; font-size: 12px }
    .chart .bar { fill: var(--shirt); stroke: var(--ink); stroke-width: .7 }
    .chart .letter { fill: var(--paper); font-weight: bold; font-size: 10px }
    .chart .strong { font-weight: bold }
    .two { display: grid; grid-template-columns: 1fr 1fr; column-gap: 6mm; align-items: start }
    table { border-collapse: collapse; width: 100%; font-size: 8.6pt; line-height: 1.15 }
    th { text-align: left; font-weight: normal; color: var(--muted); vertical-align: bottom }
    thead th { overflow-wrap: normal } .short { white-space: nowrap }
    thead th { border-bottom: .3mm solid var(--ink) }
    td, tbody th { border-bottom: .25mm solid var(--line); padding: .5mm .6mm; color: var(--ink) }
    th { padding: .6mm } .count { text-align: right } .two tbody th, .two td { white-space: nowrap; padding: .15mm .6mm }
    .two td.words { white-space: normal } td, tbody th { vertical-align: top }
    .count + td:not(.count), .count + .words { padding-left: 3mm } .two p { font-size: 8.8pt;
      margin-bottom: .6mm }
    tr, .note { break-inside: avoid } thead { display: table-header-group }
    .second-page { break-before: page }
    .second-page > .running { display: flex; justify-content: space-between;
      border-bottom: .3mm solid var(--ink); color: var(--muted); padding-bottom: 1.5mm }
    .note { border-bottom: .25mm solid var(--line); padding: .8mm 0; overflow-wrap: anywhere }
    .reading { font-size: 8pt; color: var(--muted); margin-top: 4mm;
      border-top: .25mm solid var(--line); padding-top: 1mm }
    footer { display: flex; justify-content: space-between; font-size: 8pt; color: var(--muted);
      margin-top: 2mm }
    .hand td { height: 7mm; border: .25mm solid var(--line) } .hand th { border: .25mm solid
      var(--line); color: var(--ink); font-weight: bold } .hand thead th { background: var(--tint);
      font-weight: normal } .hand { table-layout: fixed } .hand col:first-child { width: 24mm }
    .box { display: block; width: 3.5mm; height: 3.5mm; border: .3mm solid var(--ink);
      margin: 0 auto }
    .where { display: grid; grid-template-columns: 60mm 1fr; column-gap: 6mm }
    .where figcaption { display: flex; justify-content: space-between } .where figure { margin: 0 }
    .running span { white-space: nowrap }
    @media (max-width: 640px) { body, dd, dd.name, dt, table, .chart p, .two p { font-size: 16px }
      .second-page > .running { display: block }
      .top, .ask, .two, .where { display: block } .answers { display: block }
      .answers > div { border-left: 0; padding-left: 0; border-top: .25mm solid var(--line) }
      .wide { overflow-x: auto } .wide > * { min-width: 640px } }

    """
}
