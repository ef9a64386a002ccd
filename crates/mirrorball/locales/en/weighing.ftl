# Voices that a community decided to weigh.

agreement-weighing = Weighing voices
rule-weighing-by = By what voices are weighed
rule-weighing-step = So many credits, or hours of care, are one voice more
rule-weighing-most = The most voices of one person, their own one included
rule-weighing-topics = In votes on these topics, with blanks between
rule-weighing-blocked = 1: in votes that settle a proposal which stayed stuck (0)
rule-choice-credits = by all credits
rule-choice-livelihood = by livelihood credits
rule-choice-love = by love credits
rule-choice-care = by hours of care

# $by (String)
# $most (String)
# $version (String)
weighed-is = Not everybody has the same number of voices here: one each, and one more for { $by }, at most { $most }. Version { $version } of an agreement says so.
# $step (Number)
weighed-by-credits = { $step ->
    [one] every credit
   *[other] every { $step } credits
}
# $step (Number)
weighed-by-livelihood = { $step ->
    [one] every livelihood credit
   *[other] every { $step } livelihood credits
}
# $step (Number)
weighed-by-love = { $step ->
    [one] every love credit
   *[other] every { $step } love credits
}
# $step (Number)
weighed-by-care = { $step ->
    [one] every hour of care
   *[other] every { $step } hours of care
}
weighed-agreement = The agreement
# $needed (String)
how-vote-weighed = At least { $needed } voices have to be in favour; a tie leaves things as they are.
power-weighed = An agreement of this community weighs voices by work in some votes, and each result that it touched says so. Everywhere else a ballot carries its author’s own voice, and those that others chose to give it.
