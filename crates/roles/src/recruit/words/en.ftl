roles-recruit-title = Find somebody: { $role }, { $where }
roles-recruit-flash = On your list of tasks. It is done by itself once somebody holds the role.
roles-recruit-nowhere = There is no space the task could lie in: open a space of the whole network first.
roles-recruit-role = Nobody is looked for in that role there. Choose a role that is held in that place.
roles-recruit-do = Make it a task
roles-recruit-all = Make a task of each gap
roles-recruit-since = looked for since { $day }
