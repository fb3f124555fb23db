"""The words that citations begin with, in English, Spanish, French, German, Arabic, Chinese and Russian. Pure."""

import re

HEAD = re.compile(
    r"""(?:(?<![\w/.-])(?:
    (?P<commitment>(?:commitments?|compromisos?|engagements?)\s+(?:of|in|under|for|to|del?|de\s+l['’])\s*(?:the\s+)?(?:objectives?|obj\.?|objetivo|objectif))
    |(?:actions?|sub-?paragraphs?|acci[oó]n|items?|points?|letter|inciso)\s*\(?(?P<letter>[a-z])\)\s*,?\s*
        (?:of|under|in|from|to|del?|de\s+l['’])\s*(?:the\s+)?(?:GCM\s+)?(?P<lettered>objectives?|obj\.?|objetivo|objectif|paragraph|para\.?|p[aá]rrafo|paragraphe)
    |(?P<goal>SDGs?(?:\s+(?:targets?|indicators?|goals?))?|(?:sustainable\s+development|global)\s+goals?|ODS|ODD|ЦУР|targets?|metas?|cibles?
        |objetivos?\s+de\s+desarrollo\s+sostenible|objectifs?\s+de\s+d[ée]veloppement\s+durable|задач[аиеуой]{1,2})
    |(?P<objective>(?:GCM\s+)?(?:objectives?|objs?\.?|objetivos?|objectifs?|ziele?)|[وفبكل]{0,2}(?:ال|ل)?(?:هدف|أهداف|هدفين|هدفان)|цел(?:ь|и|ью|ей|ям|ями|ях))
    |(?P<action>actions?|acci[oó]n(?:es)?)
    |(?P<preamble>(?:preambular|preamble)\s+(?:paragraphs?|paras?\.?)|(?-i:PPs?)|p[aá]rrafos?\s+(?:del\s+)?pre[aá]mbulo|paragraphes?\s+du\s+pr[ée]ambule)
    |(?P<paragraph>(?:sub-?)?paragraphs?|(?:sub-?)?paras?\.?|operative\s+paragraphs?|(?-i:OPs?)|pars?\.|p[aá]rrafos?|p[aá]rrs?\.|paragraphes?|absatz|abs\.|¶¶?|§§?
        |[وفبكل]{0,2}(?:ال|ل)?(?:فقرة|فقرات|فقرتين|فقرتان)|пункт(?:а|у|е|ом|ы|ов|ам|ами|ах)?)
    |(?P<principle>guiding\s+principles?|principios?\s+rector(?:es)?|principes?\s+directeurs?|leitprinzip(?:ien)?)
    |(?P<bare>(?<!in\ )principles?|(?<!en\ )principios?|(?<!en\ )principes?)
    |(?P<priority>priorit(?:y|ies)|prioridad(?:es)?|priorit[ée]s)
    |(?P<article>articles?|arts?\.?|art[ií]culos?|artikeln?)
    |(?P<pledge>commitments?|compromisos?|engagements?)
    |(?P<aim>goals?)
    |(?P<compact>GCM|PMM),?
    )(?![^\W\d_])
    # Chinese has no blanks between words.
    |(?P<goals>可持续发展目标|可持續發展目標|具体目标|具體目標)|(?P<objectives>目标|目標)(?=\s?\d)|第(?=\s?\d{1,2}\s?段)(?P<paragraphs>)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
"""A head word; the name of its group is the kind of what is cited."""
KINDS = {"goals": "goal", "objectives": "objective", "paragraphs": "paragraph"}
"""The kinds of the groups that do not have the name of theirs."""
OWN = re.compile(
    r"\s*,?\s*(?:above|below|supra|infra|(?:of|in)\s+the\s+(?:zero|first|second|third|fourth|fifth|revised|initial|earlier)\s+(?:\w+\s+)?draft\b|"
    r"of\s+(?:this|our|the\s+present|my)\b|of\s+(?:the|its|their|an?)\s+(?:\w+\s+){0,2}"
    r"(?:strategy|plan|project|report|budget|programme|program|agreement|contract|policy|constitution|act|bill|law|regulation|directive|treaty)\b)",
    re.IGNORECASE,
)
"""What follows the citation of another work."""
OF_SOMETHING = re.compile(r"\s+(?:of|del?|du)\s+(?:the\s+|la\s+)?(?=[A-Z])")
OF_GOALS = re.compile(
    r"\s*,?\s*(?:of|del?|des|du|من)?\s*(?:the\s+|los\s+)?(?:SDGs?\b|ODS\b|ODD\b|sustainable\s+development\s+goals?|"
    r"(?:objetivos\s+de\s+)?desarrollo\s+sostenible|(?:objectifs\s+de\s+)?d[ée]veloppement\s+durable|أهداف\s+التنمية\s+المستدامة|"
    r"(?:целей\s+)?(?:в\s+области\s+)?устойчивого\s+развития)",
    re.IGNORECASE,
)
"""What makes an objective one of the Sustainable Development Goals: “objetivo 10 de desarrollo sostenible”."""
PART = re.compile(r"(?:\s?\(\d{1,2}\)|\.\d{1,2}(?!\d))(?:\s?\([a-z]\))?")
"""A paragraph of an article, “14(2)(a)”: the article is what is cited."""
