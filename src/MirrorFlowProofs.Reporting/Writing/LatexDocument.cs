namespace MirrorFlowProofs.Reporting.Writing;

/// <summary>A whole LaTeX document around a fragment: article, A4 landscape, amsmath and booktabs.</summary>
public static class LatexDocument
{
    /// <summary>The document; the fragment needs no more than amsmath and booktabs.</summary>
    public static string Around(string fragment) => $$"""
        \documentclass{article}
        \usepackage{amsmath}
        \usepackage{booktabs}
        \pdfpagewidth=297mm
        \pdfpageheight=210mm
        \setlength{\textwidth}{257mm}
        \setlength{\textheight}{165mm}
        \setlength{\oddsidemargin}{-5.4mm}
        \setlength{\topmargin}{-12mm}
        \setlength{\headheight}{0pt}
        \setlength{\headsep}{0pt}
        \setlength{\parindent}{0pt}
        \allowdisplaybreaks
        \begin{document}
        {{fragment.TrimEnd()}}
        \end{document}

        """.ReplaceLineEndings("\n");
}
