# Stimmen, die eine Gemeinschaft zu gewichten beschloss.

agreement-weighing = Stimmen gewichten
rule-weighing-by = Wonach Stimmen gewichtet werden
rule-weighing-step = So viele Credits oder Sorgestunden sind eine Stimme mehr
rule-weighing-most = Höchstens so viele Stimmen einer Person, die eigene eingerechnet
rule-weighing-topics = In Abstimmungen zu diesen Themen, mit Leerzeichen dazwischen
rule-weighing-blocked = 1: in Abstimmungen, die einen festgefahrenen Vorschlag entscheiden (0)
rule-choice-credits = nach allen Credits
rule-choice-livelihood = nach Credits aus Erwerbsarbeit
rule-choice-love = nach Credits aus Herzensarbeit
rule-choice-care = nach Sorgestunden

weighed-is = Hier haben nicht alle gleich viele Stimmen: jede Person eine, und eine mehr für { $by }, höchstens { $most }. So steht es in Fassung { $version } einer Vereinbarung.
weighed-by-credits = { $step ->
    [one] jeden Credit
   *[other] je { $step } Credits
}
weighed-by-livelihood = { $step ->
    [one] jeden Credit aus Erwerbsarbeit
   *[other] je { $step } Credits aus Erwerbsarbeit
}
weighed-by-love = { $step ->
    [one] jeden Credit aus Herzensarbeit
   *[other] je { $step } Credits aus Herzensarbeit
}
weighed-by-care = { $step ->
    [one] jede Sorgestunde
   *[other] je { $step } Sorgestunden
}
weighed-agreement = Die Vereinbarung
how-vote-weighed = Mindestens { $needed } Stimmen müssen dafür sein; bei Gleichstand bleibt alles, wie es ist.
power-weighed = Eine Vereinbarung dieser Gemeinschaft gewichtet die Stimmen in manchen Abstimmungen nach der Arbeit, und jedes Ergebnis, das davon abhängt, sagt es. In allen anderen trägt ein Stimmzettel die eigene Stimme, und die, die andere ihm geben wollten.
