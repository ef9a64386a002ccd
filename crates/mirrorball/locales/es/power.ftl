# El poder, a la vista.

power-title = Poder
power-lede = De qué, cuánto está en cuántas manos, a la vista de todo el mundo. No juzga a nadie: está para hablar de ello.
power-one-voice = Ninguna regla pondera una voz por dinero, créditos o antigüedad. Cada papeleta lleva la voz de quien la echa, y las que otras personas le quisieron dar.
power-period = del { $from } al { $until }
power-before = El trimestre anterior
power-after = El trimestre siguiente
power-all-topics = todas las decisiones
power-as-table = Lo mismo en una tabla
power-nobody = Nadie, en este trimestre.
power-voices = Voces en votaciones
power-delegated = Voces de otras personas
power-roles = Roles ocupados
power-facilitation = Días facilitando
power-opened = Decisiones abiertas
power-adopted = Decisiones adoptadas
power-upheld = Objeciones que cambiaron algo
power-approved = Dinero movido por decisiones
power-credits = Créditos
power-income = Ingresos de los repartos
power-care = Cuidados
power-is-largest = Mayor parte { $share }: eso tiene quien más tiene.
power-is-nakamoto = { $people ->
        [one] Número de Nakamoto 1: una persona tiene más de la mitad.
       *[other] Número de Nakamoto { $people }: bastan tantas personas para tener más de la mitad.
    }
power-is-gini = Gini { $gini }: 0 si todas tienen lo mismo, cerca de 1 si una lo tiene todo.
power-is-effective = Número efectivo { $people }: es como si tantas personas tuvieran partes iguales.
power-is-banzhaf = Banzhaf { $share }: si fueran votos, quien más tiene cambiaría esa parte de las decisiones que alguien cambia.
power-is-error = Es una estimación, y se equivoca en { $error } como máximo.
power-trust = Quién confía en quién ahora
power-trust-is = { $people ->
        [0] Nadie ha pedido a nadie que hable en su nombre.
        [one] Una persona ha pedido a alguien que hable por ella.
       *[other] { $people } personas han pedido a alguien que hable por ellas. Cuanto más grande, más pasan por esa persona; un número tras un nombre son personas plegadas.
    }
power-trust-around = Quienes van a través de { $name }, y en quién confía { $name }. Elige a alguien para mirar de cerca.
power-trust-all = Todo el mundo
power-trust-none = No hay nada que dibujar.
power-in-circle = (en círculo)
power-col-trusts = Confía en
power-col-behind = Personas que pasan por ella
power-col-folded = De ellas, plegadas
power-col-what = Mayor parte de
power-time = Cómo cambió
power-time-is = La parte de quien más tiene, trimestre a trimestre.
power-unheard = A quién no se ha oído
power-unheard-is = Miembros de pleno derecho que en este trimestre no abrieron, respondieron ni dijeron nada aquí.
power-unheard-none = Se oyó a todo el mundo.
power-link = Mirar el poder
act-power-watch = Se miró cómo está el poder
tension-by-nobody = La mirada al poder
tension-alarm = { $what }: { $share } está en una persona en el trimestre desde el { $quarter }, más de { $threshold }. De esto no se sigue nada salvo hablarlo.

agreement-power = Mirar el poder
rule-power-circle = El círculo al que se avisa (la comunidad entera)
rule-power-people-min = Solo con tantas personas o más (5)
rule-power-voices = Desde qué parte en una persona: voces en votaciones
rule-power-delegated = Igual: voces de otras personas
rule-power-roles = Igual: roles
rule-power-facilitation = Igual: días de facilitación
rule-power-opened = Igual: decisiones abiertas
rule-power-adopted = Igual: decisiones adoptadas
rule-power-approved = Igual: dinero movido por decisiones
rule-power-credits = Igual: créditos
rule-power-income = Igual: ingresos
rule-power-care = Igual: cuidados
