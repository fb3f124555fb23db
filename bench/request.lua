-- Requests for wrk: a query template, with NUMBER and SMALL replaced. In the mode "first" every request is another query.
local template, mode, most, few, seed, path, made

local function encode(text)
  return (text:gsub("[^%w%-._~]", function(c) return string.format("%%%02X", string.byte(c)) end))
end

function init(arguments)
  local file = assert(io.open(arguments[1]))
  template = file:read("*a")
  file:close()
  mode, most, few, seed = arguments[2], tonumber(arguments[3]), tonumber(arguments[4]), tonumber(arguments[5])
  path = wrk.path
  wrk.headers["Accept"] = arguments[6]
  counter = seed
end

function request()
  if mode ~= "first" and made then return made end
  counter = counter + 1
  -- A stride that is prime to the size visits everything in an order that no cache likes; the comment makes each query another one.
  local number = string.format("%d", (counter * 7919) % most)
  local small = string.format("%d", (counter * 31) % few)
  local text = template:gsub("NUMBER", number):gsub("SMALL", small)
  if mode == "first" then text = text .. "# " .. counter end
  made = wrk.format("GET", path .. "?query=" .. encode(text))
  return made
end
